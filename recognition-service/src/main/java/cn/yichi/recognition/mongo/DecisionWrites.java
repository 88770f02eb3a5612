package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.decision.Judgement;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions, each with its announcement in one write of its document. One for which nothing
 * waits is replaced as a whole; where facts wait, which the relay may be sending just now, the
 * decision is put around them.
 */
final class DecisionWrites {
  private final MongoCollection<Document> certificates;
  private final History history;
  private final JudgementDocument documents;
  private final Outbox outbox;
  private final OutboxNudge relay;

  DecisionWrites(
      MongoCollection<Document> certificates,
      History history,
      JudgementDocument documents,
      Outbox outbox,
      OutboxNudge relay) {
    this.certificates = certificates;
    this.history = history;
    this.documents = documents;
    this.outbox = outbox;
    this.relay = relay;
  }

  /** Answers what was there already. */
  Set<CertificateId> insert(List<Judgement> judgements) {
    String token = documents.newWrite();
    List<Document> whole = judgements.stream().map(each -> documents.first(each, token)).toList();
    return outbox.insert(whole, relay).stream()
        .map(taken -> judgements.get(taken).replica().id())
        .collect(Collectors.toSet());
  }

  /**
   * Puts judgements in the place of what was read.
   *
   * @param read by id
   * @return what was not replaced: another revision was read or is stored by now, facts came or
   *     went meanwhile, or too many wait
   */
  Set<CertificateId> replace(Map<String, StoredCertificate> read, List<Judgement> judgements) {
    Batch batch = new Batch(documents.newWrite());
    for (Judgement each : judgements) {
      batch.add(read.get(each.replica().id().value()), each);
    }
    return batch.write();
  }

  /** See {@link cn.yichi.recognition.decision.Judgements#confirm}. */
  void confirm(List<Judgement> unchanged) {
    if (unchanged.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> updates = new ArrayList<>(unchanged.size());
    for (Judgement each : unchanged) {
      updates.add(
          new UpdateOneModel<>(
              and(eq("_id", each.replica().id().value()), eq("revision", each.expectedRevision())),
              combine(
                  set(MongoJudgements.AGAIN_ON, MongoJudgements.againOn(each)),
                  max(MongoJudgements.ISSUER_VERSION, each.decision().issuerVersion().orElse(0)),
                  set("bookRevision", each.decision().bookRevision()),
                  set(MongoJudgements.RULES, each.rules().text()))));
    }
    certificates.bulkWrite(updates, new BulkWriteOptions().ordered(false));
  }

  /** See {@link cn.yichi.recognition.decision.Judgements#announce}. */
  boolean announce(CertificateId id, long revision) {
    Bson unannounced = and(eq("_id", id.value()), eq("revision", revision), ne("published", true));
    Document stored = certificates.find(unannounced).first();
    if (stored == null) {
      return false;
    }
    boolean won =
        certificates
                .updateOne(
                    unannounced,
                    combine(set("published", true), outbox.push(documents.event(stored), null)))
                .getModifiedCount()
            == 1;
    if (won) {
      relay.nudge(outbox, List.of(id.value()));
    }
    return won;
  }

  /** Judgements that are written at once. */
  private final class Batch {
    private final String token;
    private final List<RawBsonDocument> replaced = new ArrayList<>();
    private final List<WriteModel<Document>> writes = new ArrayList<>();
    private final List<Document> whole = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<CertificateId, StoredCertificate> open = new LinkedHashMap<>();
    private final Set<CertificateId> refused = new HashSet<>();

    Batch(String token) {
      this.token = token;
    }

    void add(@Nullable StoredCertificate read, Judgement next) {
      CertificateId id = next.replica().id();
      if (read == null || read.revision() != next.expectedRevision()) {
        refused.add(id);
        return;
      }
      open.put(id, read);
      replaced.add(read.replacedBy(next));
      if (read.hasFacts()) {
        writes.add(
            new UpdateOneModel<>(
                and(unmoved(read, next), outbox.hasRoom()), documents.replacement(next, token)));
        if (next.announced()) {
          told.add(id.value());
        }
      } else {
        Document document = documents.inPlaceOf(read, next, token);
        writes.add(new ReplaceOneModel<>(and(unmoved(read, next), outbox.isEmpty()), document));
        whole.add(document);
      }
    }

    Set<CertificateId> write() {
      if (writes.isEmpty()) {
        return refused;
      }
      Set<Integer> keptBefore = history.keep(replaced);
      BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
      if (certificates.bulkWrite(writes, unordered).getMatchedCount() < writes.size()) {
        refused.addAll(notWritten(keptBefore));
      }
      whole.removeIf(each -> refused.contains(new CertificateId(each.getString("_id"))));
      relay.inserted(outbox, whole);
      told.removeIf(id -> refused.contains(new CertificateId(id)));
      relay.nudge(outbox, told);
      return refused;
    }

    private Set<CertificateId> notWritten(Set<Integer> keptBefore) {
      Map<CertificateId, Document> now = new HashMap<>();
      certificates
          .find(in("_id", open.keySet().stream().map(CertificateId::value).toList()))
          .projection(Projections.include(JudgementDocument.WRITE, JudgementDocument.LIFE))
          .forEach(each -> now.put(new CertificateId(each.getString("_id")), each));
      Set<CertificateId> others = new HashSet<>();
      open.keySet().stream().filter(id -> !isOurs(now.get(id))).forEach(others::add);
      forgetErased(now, keptBefore);
      return others;
    }

    private boolean isOurs(@Nullable Document stored) {
      return stored != null && token.equals(stored.getString(JudgementDocument.WRITE));
    }

    /** Of what was erased meanwhile nothing may stay, though it may have come again since. */
    private void forgetErased(Map<CertificateId, Document> now, Set<Integer> keptBefore) {
      List<String> erased = new ArrayList<>();
      int place = 0;
      for (Map.Entry<CertificateId, StoredCertificate> each : open.entrySet()) {
        Document stored = now.get(each.getKey());
        boolean lives =
            stored != null
                && Objects.equals(stored.getString(JudgementDocument.LIFE), each.getValue().life());
        if (!lives && !keptBefore.contains(place)) {
          erased.add(each.getValue().historyId());
        }
        place++;
      }
      if (!erased.isEmpty()) {
        history.forget(erased);
      }
    }
  }

  private static Bson unmoved(StoredCertificate read, Judgement judgement) {
    Bson unmoved =
        and(
            eq("_id", judgement.replica().id().value()),
            eq("revision", judgement.expectedRevision()),
            eq(JudgementDocument.LIFE, read.life()));
    // Somebody may have asked meanwhile: once told, others are told of what follows too.
    return judgement.announced() ? unmoved : and(unmoved, ne("published", true));
  }
}
