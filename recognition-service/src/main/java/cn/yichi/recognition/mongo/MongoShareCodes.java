package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.Inserts;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.recognition.share.SecretCode;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.share.ShareCodes;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Share codes in {@code share_codes}. {@code secret} is the code's digest under a key of its own
 * (docs/adr/0030), {@code birth} that of its id and the birth date: equal dates of two codes
 * differ.
 */
@Component
final class MongoShareCodes implements ShareCodes {
  static final String COLLECTION = "share_codes";
  private static final String SECRET = "secret";
  private static final String BIRTH = "birth";

  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.unique(COLLECTION, SECRET),
          DeclaredIndex.on(COLLECTION, ShareCodeDocuments.MAKER, "_id"),
          DeclaredIndex.on(COLLECTION, ShareCodeDocuments.CERTIFICATE));

  private static final Kind KIND =
      Kind.of("share-codes", "the last day of the code, or of the consent to being watched");

  private final MongoCollection<Document> codes;
  private final PiiVault vault;

  MongoShareCodes(MongoDatabase database, PiiVault vault) {
    this.codes = database.getCollection(COLLECTION);
    this.vault = vault;
  }

  @Override
  public boolean add(ShareCode code, SecretCode secret, LocalDate birthDate) {
    Document document =
        ShareCodeDocuments.write(code)
            .append(SECRET, digest(secret))
            .append(BIRTH, digest(code.id(), birthDate));
    return Inserts.duplicates(codes, List.of(document)).isEmpty();
  }

  private String digest(SecretCode secret) {
    return vault.blindIndex("share-code", secret.value());
  }

  private String digest(ShareCodeId id, LocalDate birthDate) {
    return vault.blindIndex("share-code-birth", id.value() + "/" + birthDate);
  }

  @Override
  public Optional<Tried> tried(SecretCode secret, LocalDate birthDate) {
    return Optional.ofNullable(codes.find(eq(SECRET, digest(secret))).first())
        .map(
            stored -> {
              ShareCode code = ShareCodeDocuments.read(stored);
              return new Tried(code, same(stored.getString(BIRTH), digest(code.id(), birthDate)));
            });
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Optional<ShareCode> find(ShareCodeId id) {
    return Optional.ofNullable(codes.find(eq("_id", id.value())).first())
        .map(ShareCodeDocuments::read);
  }

  @Override
  public boolean save(ShareCode next) {
    List<Bson> sets = new ArrayList<>();
    ShareCodeDocuments.write(next)
        .forEach(
            (field, value) -> {
              if (!field.equals("_id")) {
                sets.add(set(field, value));
              }
            });
    return codes
            .updateOne(
                and(
                    eq("_id", next.id().value()),
                    eq(ShareCodeDocuments.REVISION, next.revision() - 1)),
                combine(sets))
            .getMatchedCount()
        == 1;
  }

  @Override
  public List<ShareCode> madeBy(
      Collection<HolderRef> makers, Optional<ShareCodeId> before, int limit) {
    Bson theirs = in(ShareCodeDocuments.MAKER, makers.stream().map(HolderRef::value).toList());
    return codes
        .find(before.map(id -> and(theirs, lt("_id", id.value()))).orElse(theirs))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(ShareCodeDocuments::read)
        .into(new ArrayList<>());
  }

  @Override
  public void erase(CertificateId certificate) {
    codes.deleteMany(eq(ShareCodeDocuments.CERTIFICATE, certificate.value()));
  }

  /** Those that ran out long ago, as retention deletes them. */
  static Expiring old(MongoDatabase database) {
    return ExpiringDocuments.byDate(
        KIND, database.getCollection(COLLECTION), ShareCodeDocuments.OVER);
  }
}
