package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.ruling.Referrals;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored decisions by their outcome, and who has taken them on, one document a certificate. */
@Component
final class MongoWaiting implements Referrals.Waiting {
  static final String OUTCOME = "outcome";
  static final String OWNERS = "referral_owners";
  private static final String OWNER = "owner";
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> certificates;
  private final MongoCollection<Document> owners;
  private final Judgements judgements;

  MongoWaiting(MongoDatabase database, Judgements judgements) {
    this.certificates = database.getCollection(MongoJudgements.COLLECTION);
    this.owners = database.getCollection(OWNERS);
    this.judgements = judgements;
  }

  @Override
  public List<Referrals.Opened> page(String outcome, Optional<CertificateId> after, int limit) {
    Bson of = eq(OUTCOME, outcome);
    Map<CertificateId, Instant> opened = new LinkedHashMap<>();
    certificates
        .find(after.map(id -> and(of, gt("_id", id.value()))).orElse(of))
        .projection(Projections.include("decidedAt"))
        .sort(new Document("_id", 1))
        .limit(limit)
        .forEach(
            each ->
                opened.put(
                    new CertificateId(each.getString("_id")),
                    Instant.parse(each.getString("decidedAt"))));
    Map<CertificateId, Judgements.Held> held =
        judgements.held(opened.keySet()).stream()
            .collect(Collectors.toMap(each -> each.replica().id(), each -> each));
    List<Referrals.Opened> page = new ArrayList<>();
    opened.forEach(
        (id, at) ->
            Optional.ofNullable(held.get(id))
                .ifPresent(each -> page.add(new Referrals.Opened(each, at))));
    return page;
  }

  @Override
  public boolean waits(CertificateId id) {
    return certificates
            .find(and(eq("_id", id.value()), in(OUTCOME, "REFERRED", "CONDITIONAL")))
            .projection(Projections.include("_id"))
            .first()
        != null;
  }

  @Override
  public Map<CertificateId, String> owners(Collection<CertificateId> ids) {
    Map<CertificateId, String> found = new HashMap<>();
    owners
        .find(in("_id", ids.stream().map(CertificateId::value).toList()))
        .forEach(
            each -> found.put(new CertificateId(each.getString("_id")), each.getString(OWNER)));
    return found;
  }

  @Override
  public void forget(CertificateId id) {
    owners.deleteOne(eq("_id", id.value()));
  }

  @Override
  public boolean own(CertificateId id, Optional<String> owner, Optional<String> expected) {
    Bson present =
        expected.map(it -> and(eq("_id", id.value()), eq(OWNER, it))).orElse(eq("_id", id.value()));
    if (owner.isEmpty()) {
      return owners.deleteOne(present).getDeletedCount() == 1;
    }
    if (expected.isPresent()) {
      return owners.find(present).first() != null;
    }
    try {
      owners.insertOne(
          new Document("_id", id.value()).append("schemaVersion", 1).append(OWNER, owner.get()));
      return true;
    } catch (MongoWriteException taken) {
      if (taken.getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw taken;
    }
  }
}
