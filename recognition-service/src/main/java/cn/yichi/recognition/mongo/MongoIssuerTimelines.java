package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.IssuerTimelines;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document an issuer, at the highest version received. */
@Component
final class MongoIssuerTimelines implements IssuerTimelines {
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> issuers;

  MongoIssuerTimelines(MongoDatabase database) {
    this.issuers = database.getCollection("issuers");
  }

  @Override
  public Receipt keep(IssuerTimeline issuer) {
    try {
      issuers.replaceOne(
          Filters.and(eq("_id", issuer.code().value()), Filters.lt("version", issuer.version())),
          write(issuer),
          new ReplaceOptions().upsert(true));
      return Receipt.NEWER;
    } catch (MongoWriteException failed) {
      if (failed.getCode() != DUPLICATE_KEY) {
        throw failed;
      }
      int kept = versions(List.of(issuer.code())).getOrDefault(issuer.code(), 0);
      return kept == issuer.version() ? Receipt.SAME : Receipt.OLDER;
    }
  }

  @Override
  public Map<IssuerCode, IssuerTimeline> find(Collection<IssuerCode> codes) {
    Map<IssuerCode, IssuerTimeline> found = new HashMap<>();
    for (Document each : issuers.find(in("_id", values(codes)))) {
      IssuerTimeline issuer = read(each);
      found.put(issuer.code(), issuer);
    }
    return found;
  }

  @Override
  public Map<IssuerCode, Integer> versions(Collection<IssuerCode> codes) {
    Map<IssuerCode, Integer> found = new HashMap<>();
    for (Document each : issuers.find(in("_id", values(codes))).projection(Projections.include("version"))) {
      found.put(new IssuerCode(each.getString("_id")), each.getInteger("version"));
    }
    return found;
  }

  private static List<String> values(Collection<IssuerCode> codes) {
    return codes.stream().map(IssuerCode::value).toList();
  }

  private static Document write(IssuerTimeline issuer) {
    return new Document("_id", issuer.code().value())
        .append("schemaVersion", 1)
        .append("version", issuer.version())
        .append("filings", issuer.filings().stream().map(MongoIssuerTimelines::write).toList())
        .append(
            "standing",
            issuer.standing().stream()
                .map(each -> new Document("status", each.status().name()).append("from", each.from().toString()))
                .toList());
  }

  private static Document write(IssuerTimeline.Filing filing) {
    Document document =
        new Document("kind", filing.kind().name())
            .append("levels", filing.levels().stream().map(SkillLevel::name).toList())
            .append("from", filing.from().toString());
    filing.occupation().ifPresent(it -> document.append("edition", it.edition().name()).append("occupation", it.code()));
    filing.until().ifPresent(day -> document.append("until", day.toString()));
    return document;
  }

  private static IssuerTimeline read(Document document) {
    return new IssuerTimeline(
        new IssuerCode(document.getString("_id")),
        document.getInteger("version"),
        document.getList("filings", Document.class).stream().map(MongoIssuerTimelines::readFiling).toList(),
        document.getList("standing", Document.class).stream()
            .map(
                each ->
                    new IssuerTimeline.Standing(
                        IssuerTimeline.Status.valueOf(each.getString("status")), LocalDate.parse(each.getString("from"))))
            .toList());
  }

  private static IssuerTimeline.Filing readFiling(Document document) {
    return new IssuerTimeline.Filing(
        CertificateKind.valueOf(document.getString("kind")),
        Optional.ofNullable(document.getString("occupation"))
            .map(code -> new Occupation(CatalogueEdition.valueOf(document.getString("edition")), code)),
        document.getList("levels", String.class).stream().map(SkillLevel::valueOf).toList(),
        LocalDate.parse(document.getString("from")),
        Optional.ofNullable(document.getString("until")).map(LocalDate::parse));
  }
}
