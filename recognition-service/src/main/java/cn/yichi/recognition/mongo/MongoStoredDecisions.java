package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.eq;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Standing;
import cn.yichi.recognition.enquiry.HostDecision.GrantedAs;
import cn.yichi.recognition.watch.Decided;
import cn.yichi.recognition.watch.StoredDecisions;
import cn.yichi.recognition.watch.Worth;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads decisions as they are stored, which is as they are published. */
@Component
final class MongoStoredDecisions implements StoredDecisions {
  private static final int ATTEMPTS = 20;

  private final MongoCollection<Document> judgements;
  private final Judgements writing;

  MongoStoredDecisions(MongoDatabase database, Judgements judgements) {
    this.judgements = database.getCollection(MongoJudgements.COLLECTION);
    this.writing = judgements;
  }

  @Override
  public Optional<Decided> of(CertificateId certificate) {
    return Optional.ofNullable(
            judgements
                .find(eq("_id", certificate.value()))
                .projection(Projections.include("decision", "revision"))
                .first())
        .map(MongoStoredDecisions::read);
  }

  @Override
  public void publish(CertificateId certificate) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Standing> standing =
          Optional.ofNullable(writing.standings(List.of(certificate)).get(certificate));
      if (standing.isEmpty()
          || standing.get().published()
          || writing.announce(certificate, standing.get().revision())) {
        return;
      }
    }
    throw new Contended();
  }

  private static Decided read(Document stored) {
    Document said = Document.parse(stored.getString("decision"));
    return new Decided(
        new CertificateId(stored.getString("_id")),
        new Region(said.getString("homeRegion")),
        new HolderRef(said.getString("holderRef")),
        stored.getLong("revision"),
        new Worth(
            said.getString("outcome"),
            Optional.ofNullable(said.get("equivalence", Document.class))
                .map(MongoStoredDecisions::granted),
            said.getList("conditions", String.class, List.of())),
        said.getString("cause"),
        LocalDate.parse(said.getString("asOf")));
  }

  private static GrantedAs granted(Document said) {
    return Worth.granted(
        said.getString("type"),
        Optional.ofNullable(said.getString("level")),
        Optional.ofNullable(said.getString("title")),
        Optional.ofNullable(said.getString("titleGrade")),
        Optional.ofNullable(said.get("exemption", Document.class))
            .map(
                it ->
                    String.join(
                        "/",
                        it.getString("target"),
                        it.getString("operation"),
                        it.getString("part"))));
  }
}
