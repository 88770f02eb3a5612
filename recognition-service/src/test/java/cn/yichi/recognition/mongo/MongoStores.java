package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.decision.CrossReviews;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.HolderHonours;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.DecisionBooks;
import cn.yichi.recognition.reassessment.Runs;
import cn.yichi.recognition.register.Entries;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;

/** The stores of Chongqing in a database of their own, with the declared indexes. */
public final class MongoStores {
  private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

  private final RecordedNudges relay = new RecordedNudges();
  private final MongoDatabase database;
  private final ServiceIdentity identity =
      new ServiceIdentity("500000", "recognition", "test", true);

  /** Ids of keys whose word is in doubt. */
  final Set<String> lostKeys = new HashSet<>();

  private final Doubts doubts = Samples.doubts(lostKeys);

  public MongoStores() {
    this(TestStack.freshDatabase());
  }

  public MongoStores(MongoDatabase database) {
    this.database = database;
    Stream.of(
            new StoreConfiguration().declaredIndexes().all().stream(),
            MongoReassessments.INDEXES.stream(),
            new ConfirmationStoreConfiguration().confirmationIndexes().all().stream(),
            MongoCountedDecisions.INDEXES.stream(),
            MongoGivenAnswers.indexes().stream(),
            Stream.of(decisionOutbox().index(), benefitOutbox().index(), answerOutbox().index()))
        .flatMap(each -> each)
        .forEach(
            index ->
                database
                    .getCollection(index.collection())
                    .createIndex(index.keys(), index.options()));
  }

  private Outbox decisionOutbox() {
    return new Outbox(
        database.getCollection(MongoJudgements.COLLECTION), "recognitions", 8, "revision");
  }

  private Outbox benefitOutbox() {
    return new Outbox(
        database.getCollection(MongoOpenBenefits.COLLECTION), "benefits", 8, "revision");
  }

  public Judgements judgements() {
    JudgementDocument documents =
        new JudgementDocument(identity, new EventCodec(), decisionOutbox());
    return new MongoJudgements(database, documents, decisionOutbox(), relay);
  }

  /** Where re-evaluations are kept. */
  public Runs runs() {
    return new MongoReassessments(database);
  }

  public DecisionBooks books() {
    return new MongoDecisionBooks(database);
  }

  public IssuerTimelines issuers() {
    return new MongoIssuerTimelines(database, doubts, CLOCK);
  }

  IssuerTimelines issuers(Ticker ticker) {
    return new MongoIssuerTimelines(database, doubts, CLOCK, ticker);
  }

  MongoHostDecisions hosts() {
    return new MongoHostDecisions(database);
  }

  public HolderHonours honours() {
    return new MongoHolderHonours(database, doubts, CLOCK);
  }

  public CrossReviews reviews() {
    return new MongoCrossReviews(database, doubts, CLOCK);
  }

  PartnerConfirmations partnerConfirmations() {
    return new MongoPartnerConfirmations(database, doubts);
  }

  /** Those of Sichuan. */
  MongoOwnConfirmations ownConfirmations() {
    Outbox outbox =
        new Outbox(database.getCollection(MongoOwnConfirmations.COLLECTION), "confirmations", 8);
    return new MongoOwnConfirmations(
        database,
        new ServiceIdentity("510000", "recognition", "test", true),
        new EventCodec(),
        outbox,
        relay);
  }

  /** What regions say on agreements. */
  public Entries entries() {
    return new MongoEntries(database, identity, new EventCodec(), agreementOutbox(), relay);
  }

  private Outbox agreementOutbox() {
    return new Outbox(
        database.getCollection(MongoEntries.COLLECTION), "agreements", 8, MongoEntries.SEQUENCE);
  }

  public OpenBenefits benefits() {
    return new MongoOpenBenefits(
        database, identity, new EventCodec(), benefitOutbox(), relay, CLOCK);
  }

  /** What organisations were answered. */
  public GivenAnswers answers() {
    return new MongoGivenAnswers(
        database,
        new AnswerDocuments(new PiiVault(VaultKeys.sandbox("500000"))),
        identity,
        new EventCodec(),
        answerOutbox(),
        relay,
        CLOCK);
  }

  private Outbox answerOutbox() {
    return new Outbox(
        database.getCollection(MongoGivenAnswers.COLLECTION),
        "answers",
        8,
        MongoGivenAnswers.REVISION);
  }

  /** What the stores told the relay. */
  RecordedNudges relay() {
    return relay;
  }

  MongoDatabase database() {
    return database;
  }

  MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }

  /** Facts that wait in a document. */
  List<Document> pending(String collection, String id) {
    return Optional.ofNullable(collection(collection).find(new Document("_id", id)).first())
        .flatMap(found -> Optional.ofNullable(found.getList("pending", Document.class)))
        .orElse(List.of());
  }
}
