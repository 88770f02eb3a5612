package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.enquiry.HostDecision;
import cn.yichi.recognition.enquiry.HostDecisions;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document a certificate and host: {@code _id = <certificate id>/<host>}. */
@Component
final class MongoHostDecisions implements HostDecisions {
  private final MongoCollection<Document> decisions;

  MongoHostDecisions(MongoDatabase database) {
    this.decisions = database.getCollection("host_decisions");
  }

  @Override
  public List<Receipt> keep(List<HostDecision> received) {
    Map<String, Long> stored = revisions(received);
    List<Receipt> receipts = new ArrayList<>(received.size());
    Map<String, HostDecision> newest = new LinkedHashMap<>();
    Map<String, Long> highest = new HashMap<>(stored);
    for (HostDecision each : received) {
      long known = highest.getOrDefault(id(each), 0L);
      if (each.revision() > known) {
        highest.put(id(each), each.revision());
        newest.put(id(each), each);
        receipts.add(Receipt.NEWER);
      } else {
        receipts.add(each.revision() == known ? Receipt.SAME : Receipt.OLDER);
      }
    }
    write(newest, stored);
    return receipts;
  }

  private void write(Map<String, HostDecision> newest, Map<String, Long> stored) {
    List<Document> fresh = new ArrayList<>();
    List<HostDecision> later = new ArrayList<>();
    newest.forEach(
        (id, decision) -> {
          if (stored.containsKey(id)) {
            later.add(decision);
          } else {
            fresh.add(write(decision));
          }
        });
    for (int taken : Inserts.duplicates(decisions, fresh)) {
      later.add(newest.get(fresh.get(taken).getString("_id")));
    }
    if (!later.isEmpty()) {
      List<WriteModel<Document>> updates = new ArrayList<>();
      for (HostDecision each : later) {
        updates.add(
            new ReplaceOneModel<>(
                and(eq("_id", id(each)), lt("revision", each.revision())), write(each)));
      }
      decisions.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
  }

  private Map<String, Long> revisions(List<HostDecision> received) {
    Map<String, Long> stored = new HashMap<>();
    List<String> ids = received.stream().map(MongoHostDecisions::id).toList();
    for (Document each :
        decisions.find(in("_id", ids)).projection(Projections.include("revision"))) {
      stored.put(each.getString("_id"), each.getLong("revision"));
    }
    return stored;
  }

  @Override
  public void erase(CertificateId certificate) {
    decisions.deleteMany(in("_id", ids(certificate)));
  }

  /**
   * Ids are made of the certificate and a province, so the few possible ones are asked for at once.
   */
  private static List<String> ids(CertificateId certificate) {
    return Region.provinces().stream()
        .map(province -> certificate.value() + "/" + province.code())
        .toList();
  }

  @Override
  public List<HostDecision> of(CertificateId certificate) {
    List<String> ids = ids(certificate);
    List<HostDecision> found = new ArrayList<>();
    for (Document each : decisions.find(in("_id", ids))) {
      found.add(read(certificate, each));
    }
    return found;
  }

  private static String id(HostDecision decision) {
    return decision.certificate().value() + "/" + decision.host().code();
  }

  private static Document write(HostDecision decision) {
    Document document =
        new Document("_id", id(decision))
            .append("schemaVersion", 1)
            .append("host", decision.host().code())
            .append("revision", decision.revision())
            .append("certificateVersion", decision.certificateVersion())
            .append("outcome", decision.outcome())
            .append("questions", decision.questions())
            .append("decidedAt", decision.decidedAt().toString())
            .append("grounds", decision.grounds().stream().map(MongoHostDecisions::write).toList());
    decision.agreement().ifPresent(it -> document.append("agreement", it));
    decision
        .equivalence()
        .ifPresent(
            it -> {
              Document part = new Document("type", it.type());
              it.level().ifPresent(level -> part.append("level", level));
              it.title().ifPresent(title -> part.append("title", title));
              document.append("equivalence", part);
            });
    return document;
  }

  private static Document write(HostDecision.SaidGround ground) {
    Document document =
        new Document("code", ground.code())
            .append("parameters", new Document(Map.copyOf(ground.parameters())));
    ground.citation().ifPresent(it -> document.append("citation", it));
    return document;
  }

  private static HostDecision read(CertificateId certificate, Document document) {
    return new HostDecision(
        certificate,
        new Region(document.getString("host")),
        document.getLong("revision"),
        document.getInteger("certificateVersion"),
        document.getString("outcome"),
        Optional.ofNullable(document.get("equivalence", Document.class))
            .map(
                it ->
                    new HostDecision.GrantedAs(
                        it.getString("type"),
                        Optional.ofNullable(it.getString("level")),
                        Optional.ofNullable(it.getString("title")))),
        Optional.ofNullable(document.getString("agreement")),
        document.getList("grounds", Document.class).stream()
            .map(MongoHostDecisions::readGround)
            .toList(),
        document.getList("questions", String.class),
        Instant.parse(document.getString("decidedAt")));
  }

  private static HostDecision.SaidGround readGround(Document ground) {
    Map<String, String> parameters = new HashMap<>();
    ground
        .get("parameters", Document.class)
        .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
    return new HostDecision.SaidGround(
        ground.getString("code"), Optional.ofNullable(ground.getString("citation")), parameters);
  }
}
