package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.watch.Watch;
import cn.yichi.recognition.watch.WatchId;
import cn.yichi.recognition.watch.Watches;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Watches in {@code watches}, one document a share code and organisation. */
@Component
final class MongoWatches implements Watches {
  static final String COLLECTION = "watches";

  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.on(COLLECTION, WatchDocuments.CERTIFICATE),
          DeclaredIndex.on(COLLECTION, WatchDocuments.CODE),
          DeclaredIndex.on(COLLECTION, WatchDocuments.ORGANISATION, "_id"),
          DeclaredIndex.on(
              COLLECTION,
              WatchDocuments.ORGANISATION,
              WatchDocuments.IS_OPEN,
              WatchDocuments.OVER));

  private static final Kind KIND = Kind.of("watches", "the last day of the consent");

  private final MongoCollection<Document> watches;

  MongoWatches(MongoDatabase database) {
    this.watches = database.getCollection(COLLECTION);
  }

  @Override
  public boolean add(Watch watch) {
    return Inserts.duplicates(watches, List.of(WatchDocuments.write(watch))).isEmpty();
  }

  @Override
  public Optional<Watch> find(WatchId id) {
    return Optional.ofNullable(watches.find(eq("_id", id.value())).first())
        .map(WatchDocuments::read);
  }

  @Override
  public List<Watch> find(Collection<WatchId> ids) {
    return read(in("_id", ids.stream().map(WatchId::value).toList()));
  }

  @Override
  public boolean save(Watch next) {
    return watches
            .replaceOne(
                and(eq("_id", next.id().value()), eq(WatchDocuments.REVISION, next.revision() - 1)),
                WatchDocuments.write(next))
            .getMatchedCount()
        == 1;
  }

  @Override
  public List<Watch> ofCertificates(Collection<CertificateId> certificates) {
    return read(
        in(WatchDocuments.CERTIFICATE, certificates.stream().map(CertificateId::value).toList()));
  }

  @Override
  public List<Watch> ofCodes(Collection<ShareCodeId> codes) {
    return read(in(WatchDocuments.CODE, codes.stream().map(ShareCodeId::value).toList()));
  }

  private List<Watch> read(Bson filter) {
    return watches.find(filter).map(WatchDocuments::read).into(new ArrayList<>());
  }

  @Override
  public List<Watch> page(SocialCreditCode organisation, Optional<WatchId> after, int limit) {
    Bson theirs = eq(WatchDocuments.ORGANISATION, organisation.value());
    return watches
        .find(after.map(id -> and(theirs, gt("_id", id.value()))).orElse(theirs))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(WatchDocuments::read)
        .into(new ArrayList<>());
  }

  @Override
  public long open(SocialCreditCode organisation, LocalDate day) {
    return watches.countDocuments(
        and(
            eq(WatchDocuments.ORGANISATION, organisation.value()),
            eq(WatchDocuments.IS_OPEN, true),
            gte(WatchDocuments.OVER, Date.from(WatchDocuments.over(day)))));
  }

  @Override
  public void erase(CertificateId certificate) {
    watches.deleteMany(eq(WatchDocuments.CERTIFICATE, certificate.value()));
  }

  /** Those whose consent ran out long ago, as retention deletes them. */
  static Expiring old(MongoDatabase database) {
    return ExpiringDocuments.byDate(KIND, database.getCollection(COLLECTION), WatchDocuments.OVER);
  }
}
