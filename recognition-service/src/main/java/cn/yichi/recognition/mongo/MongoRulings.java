package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.past.Past;
import cn.yichi.recognition.ruling.Rulings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a ruling; {@code certificate} is empty where it interprets a clause for all. */
@Component
final class MongoRulings implements Rulings {
  static final String COLLECTION = "rulings";
  static final String CERTIFICATE = "certificate";
  static final String FOR_ALL = "";
  private static final String REVOKED_FROM = "revokedFrom";

  /** Absent of rulings that were revoked before it was noted. */
  private static final String REVOKED_AT = "revokedAt";

  private final MongoCollection<Document> rulings;

  MongoRulings(MongoDatabase database) {
    this.rulings = database.getCollection(COLLECTION);
  }

  @Override
  public void add(Ruling ruling, Instant at) {
    Document document =
        new Document("_id", ruling.id())
            .append("schemaVersion", 1)
            .append(CERTIFICATE, ruling.certificate().map(CertificateId::value).orElse(FOR_ALL))
            .append("agreement", ruling.clause().agreement())
            .append("version", ruling.clause().version())
            .append("clause", ruling.clause().clause())
            .append("subject", ruling.subject().code())
            .append("inFavour", ruling.inFavour())
            .append("from", ruling.from().toString())
            .append("citation", ruling.citation())
            .append("reason", ruling.reason())
            .append("decidedAt", at.toString());
    ruling.revokedFrom().ifPresent(day -> document.append(REVOKED_FROM, day.toString()));
    Inserts.duplicates(rulings, List.of(document));
  }

  @Override
  public Optional<Kept> find(String id) {
    return Optional.ofNullable(rulings.find(eq("_id", id)).first()).map(MongoRulings::kept);
  }

  @Override
  public boolean revoke(String id, LocalDate from, String proposal, Instant at) {
    return rulings
            .updateOne(
                and(eq("_id", id), exists(REVOKED_FROM, false)),
                combine(
                    set(REVOKED_FROM, from.toString()),
                    set("revokedBy", proposal),
                    set(REVOKED_AT, at.toString())))
            .getMatchedCount()
        == 1;
  }

  @Override
  public List<Ruling> interpretations() {
    List<Ruling> all = new ArrayList<>();
    rulings.find(eq(CERTIFICATE, FOR_ALL)).forEach(each -> all.add(read(each)));
    return all;
  }

  @Override
  public boolean anyOnCertificates() {
    return rulings
            .find(gt(CERTIFICATE, FOR_ALL))
            .projection(Projections.include("_id"))
            .limit(1)
            .first()
        != null;
  }

  @Override
  public Map<CertificateId, List<Ruling>> of(Collection<CertificateId> ids) {
    Map<CertificateId, List<Ruling>> found = new HashMap<>();
    for (Document each :
        rulings.find(in(CERTIFICATE, ids.stream().map(CertificateId::value).toList()))) {
      found
          .computeIfAbsent(new CertificateId(each.getString(CERTIFICATE)), it -> new ArrayList<>())
          .add(read(each));
    }
    return found;
  }

  @Override
  public List<Kept> on(CertificateId certificate) {
    List<Kept> found = new ArrayList<>();
    rulings.find(eq(CERTIFICATE, certificate.value())).forEach(each -> found.add(kept(each)));
    return found;
  }

  @Override
  public List<Kept> page(Optional<String> after, int limit) {
    Bson forAll = eq(CERTIFICATE, FOR_ALL);
    List<Kept> page = new ArrayList<>();
    rulings
        .find(after.map(id -> and(forAll, gt("_id", id))).orElse(forAll))
        .sort(new Document("_id", 1))
        .limit(limit)
        .forEach(each -> page.add(kept(each)));
    return page;
  }

  @Override
  public void erase(CertificateId certificate) {
    rulings.deleteMany(eq(CERTIFICATE, certificate.value()));
  }

  /**
   * Those that had been made before an instant, on a certificate or for all, as they stood then.
   */
  Past<List<Ruling>> before(CertificateId certificate, Instant instant) {
    List<Ruling> known = new ArrayList<>();
    boolean exact = true;
    for (Document each : rulings.find(in(CERTIFICATE, FOR_ALL, certificate.value()))) {
      if (Instant.parse(each.getString("decidedAt")).isBefore(instant)) {
        String revokedAt = each.getString(REVOKED_AT);
        if (revokedAt != null && !Instant.parse(revokedAt).isBefore(instant)) {
          each.remove(REVOKED_FROM);
        }
        exact &= each.getString(REVOKED_FROM) == null || revokedAt != null;
        known.add(read(each));
      }
    }
    return new Past<>(known, exact);
  }

  private static Kept kept(Document stored) {
    return new Kept(
        read(stored),
        Instant.parse(stored.getString("decidedAt")),
        Optional.ofNullable(stored.getString("revokedBy")));
  }

  private static Ruling read(Document stored) {
    String certificate = stored.getString(CERTIFICATE);
    return new Ruling(
        stored.getString("_id"),
        certificate.isEmpty() ? Optional.empty() : Optional.of(new CertificateId(certificate)),
        new ClauseRef(
            stored.getString("agreement"),
            stored.getInteger("version"),
            stored.getString("clause")),
        Ruling.Subject.of(stored.getString("subject")),
        stored.getBoolean("inFavour"),
        LocalDate.parse(stored.getString("from")),
        Optional.ofNullable(stored.getString(REVOKED_FROM)).map(LocalDate::parse),
        stored.getString("citation"),
        stored.getString("reason"));
  }
}
