package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.Provenance;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What regions confirmed: one document a certificate and region, {@code <certificate>/<region>}.
 */
@Component
final class MongoPartnerConfirmations implements PartnerConfirmations {
  static final String COLLECTION = "partner_confirmations";
  static final String CERTIFICATE = "certificate";
  private static final String BY = "by";
  private static final String VERSION = "version";
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> confirmations;
  private final Doubts doubts;

  MongoPartnerConfirmations(MongoDatabase database, Doubts doubts) {
    this.confirmations = database.getCollection(COLLECTION);
    this.doubts = doubts;
  }

  @Override
  public Receipt keep(Heard heard, Optional<Provenance> provenance) {
    String key = key(heard.by(), heard.certificate());
    Document held = confirmations.find(eq("_id", key)).first();
    if (held != null
        && held.getInteger(VERSION) >= heard.version()
        && !doubts.yields(heard.by(), provenance(held), provenance)) {
      return held.getInteger(VERSION) == heard.version() ? Receipt.SAME : Receipt.OLDER;
    }
    Document next =
        new Document("_id", key)
            .append("schemaVersion", 1)
            .append(VERSION, heard.version())
            .append(CERTIFICATE, heard.certificate().value())
            .append(BY, heard.by().code())
            .append(ConfirmedDocuments.ITEMS, ConfirmedDocuments.write(heard.items()));
    provenance.ifPresent(it -> ReplicaDocument.write(it, next));
    write(key, held, next);
    return Receipt.NEWER;
  }

  private void write(String key, @Nullable Document held, Document next) {
    try {
      if (held == null) {
        confirmations.insertOne(next);
      } else if (confirmations
              .replaceOne(and(eq("_id", key), eq(VERSION, held.getInteger(VERSION))), next)
              .getMatchedCount()
          == 0) {
        throw new Contended();
      }
    } catch (MongoWriteException taken) {
      if (taken.getCode() == DUPLICATE_KEY) {
        throw new Contended();
      }
      throw taken;
    }
  }

  private static Optional<Provenance> provenance(Document held) {
    return ReplicaDocument.provenance(field -> Optional.ofNullable(held.getString(field)));
  }

  @Override
  public List<Heard> heard(Collection<CertificateId> certificates) {
    List<Heard> found = new ArrayList<>();
    confirmations
        .find(in(CERTIFICATE, certificates.stream().map(CertificateId::value).toList()))
        .forEach(each -> found.add(read(each)));
    return found;
  }

  private static Heard read(Document stored) {
    return new Heard(
        new Region(stored.getString(BY)),
        new CertificateId(stored.getString(CERTIFICATE)),
        stored.getInteger(VERSION),
        ConfirmedDocuments.read(stored));
  }

  @Override
  public boolean forget(Region by, CertificateId certificate) {
    return confirmations.deleteOne(eq("_id", key(by, certificate))).getDeletedCount() == 1;
  }

  @Override
  public void erase(CertificateId certificate) {
    confirmations.deleteMany(eq(CERTIFICATE, certificate.value()));
  }

  private static String key(Region by, CertificateId certificate) {
    return certificate.value() + "/" + by.code();
  }
}
