package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.Askings;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.JudgeCase;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Who asked in {@code askings}, one document a certificate, asker, day, purpose and holder, whose
 * certificate it was: {@code _id = <certificate>/<asker>/<day>/<purpose>/<holder>}; older ids end
 * with the purpose.
 */
@Component
final class MongoAskings implements Askings {
  static final String COLLECTION = "askings";
  private static final String HOLDER = "holder";
  private static final String ON = "on";
  private static final String AT = "at";

  /** What a holder's question goes by. */
  static final DeclaredIndex INDEX = DeclaredIndex.on(COLLECTION, HOLDER, ON);

  private static final Kind KIND = Kind.of("askings", "the day somebody asked");

  private final MongoCollection<Document> askings;

  MongoAskings(MongoDatabase database) {
    this.askings = database.getCollection(COLLECTION);
  }

  @Override
  public void note(List<Asking> asked) {
    Map<String, Document> fresh = new LinkedHashMap<>();
    for (Asking each : asked) {
      String id =
          String.join(
              "/",
              each.certificate().value(),
              each.by(),
              each.on().toString(),
              each.purpose().name(),
              each.holder().value());
      fresh.put(id, document(id, each));
    }
    Inserts.duplicates(askings, List.copyOf(fresh.values()));
  }

  private static Document document(String id, Asking asking) {
    return new Document("_id", id)
        .append("schemaVersion", 1)
        .append("certificate", asking.certificate().value())
        .append(HOLDER, asking.holder().value())
        .append("by", asking.by())
        .append("purpose", asking.purpose().name())
        .append(ON, asking.on().toString())
        .append(AT, Date.from(asking.on().atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant()));
  }

  @Override
  public List<Asking> about(Collection<HolderRef> holders, int limit) {
    return askings
        .find(in(HOLDER, holders.stream().map(HolderRef::value).toList()))
        .sort(Sorts.descending(ON))
        .limit(limit)
        .map(MongoAskings::read)
        .into(new ArrayList<>());
  }

  @Override
  public void erase(CertificateId certificate) {
    String id = certificate.value();
    askings.deleteMany(and(gte("_id", id + "/"), lt("_id", id + "0")));
  }

  private static Asking read(Document stored) {
    return new Asking(
        new CertificateId(stored.getString("certificate")),
        new HolderRef(stored.getString(HOLDER)),
        stored.getString("by"),
        Purpose.valueOf(stored.getString("purpose")),
        LocalDate.parse(stored.getString(ON)));
  }

  /** Old ones as retention deletes them. */
  static Expiring old(MongoDatabase database) {
    return ExpiringDocuments.byDate(KIND, database.getCollection(COLLECTION), AT);
  }
}
