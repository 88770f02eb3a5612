package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.outbox.Restated;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.rotation.ResealedCollection;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.signing.TrustedKeys;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Outboxes and every index of this service. All other reads go by {@code _id}. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  Outbox decisionOutbox(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoJudgements.COLLECTION),
        Stream.RECOGNITIONS.topic(identity.region()),
        settings.buckets(),
        "revision");
  }

  @Bean
  Outbox benefitOutbox(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoOpenBenefits.COLLECTION),
        Stream.BENEFITS.topic(identity.region()),
        settings.buckets(),
        "revision");
  }

  @Bean
  Outbox agreementOutbox(
      MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoEntries.COLLECTION),
        Stream.AGREEMENTS.topic(identity.region()),
        settings.buckets(),
        MongoEntries.SEQUENCE);
  }

  @Bean
  Outbox reviewOutbox(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    return new Outbox(
        database.getCollection(MongoOwnReviews.COLLECTION),
        Stream.REVIEWS.topic(identity.region()),
        settings.buckets());
  }

  @Bean
  Restated reviewsAgain(Outbox reviewOutbox, MongoOwnReviews reviews) {
    return new Restated(reviewOutbox, stored -> Optional.of(reviews.told(stored)));
  }

  @Bean
  HolderLinks holderLinks(MongoDatabase database, TrustedKeys keys) {
    return new HolderLinks(database, keys::lostSince);
  }

  @Bean
  Restated decisionsAgain(Outbox decisionOutbox, JudgementDocument documents) {
    return new Restated(
        decisionOutbox,
        stored ->
            stored.getBoolean("published", false)
                ? Optional.of(documents.event(stored))
                : Optional.empty());
  }

  @Bean
  Restated agreementsAgain(Outbox agreementOutbox, MongoEntries entries) {
    return new Restated(agreementOutbox, entries::told);
  }

  @Bean
  DeclaredIndexes declaredIndexes() {
    return new DeclaredIndexes(
        List.of(
            DeclaredIndex.on(MongoJudgements.COLLECTION, MongoJudgements.NUMBER_DIGEST),
            DeclaredIndex.on(
                MongoJudgements.COLLECTION,
                MongoJudgements.ISSUER,
                "_id",
                MongoJudgements.ISSUER_VERSION),
            DeclaredIndex.on(MongoJudgements.COLLECTION, MongoJudgements.RULES, "_id"),
            DeclaredIndex.on(MongoJudgements.COLLECTION, MongoJudgements.HOLDER),
            DeclaredIndex.on(MongoJudgements.COLLECTION, MongoJudgements.AGAIN_ON, "_id"),
            DeclaredIndex.on(MongoJudgements.COLLECTION, MongoWaiting.OUTCOME, "_id"),
            DeclaredIndex.on(MongoRulings.COLLECTION, MongoRulings.CERTIFICATE, "_id"),
            DeclaredIndex.on(MongoHolderHonours.COLLECTION, MongoHolderHonours.HOLDER),
            DeclaredIndex.on(MongoCrossReviews.COLLECTION, MongoCrossReviews.ISSUER),
            HolderLinks.index(),
            DeclaredIndex.on(
                MongoAuthorisations.COLLECTION,
                AuthorisationDocuments.PERSON,
                AuthorisationDocuments.OPEN_UNTIL),
            DeclaredIndex.on(
                MongoAuthorisations.COLLECTION,
                AuthorisationDocuments.ORGANISATION,
                AuthorisationDocuments.OPEN_UNTIL),
            DeclaredIndex.on(
                MongoAuthorisations.COLLECTION, AuthorisationDocuments.ORGANISATION, "_id")),
        // Digests of numbers, which an erasure would miss there (docs/adr/0044).
        List.of("numbers"));
  }

  @Bean
  DeclaredIndexes rosterIndexes() {
    List<DeclaredIndex> all = new ArrayList<>(MongoRosters.INDEXES);
    all.add(MongoAskings.INDEX);
    return new DeclaredIndexes(all);
  }

  @Bean
  DeclaredIndexes reassessmentIndexes() {
    return new DeclaredIndexes(MongoReassessments.INDEXES);
  }

  @Bean
  Expiring oldReassessments(MongoDatabase database) {
    return MongoReassessments.old(database);
  }

  @Bean
  DeclaredIndexes statisticsIndexes() {
    return new DeclaredIndexes(MongoCountedDecisions.INDEXES);
  }

  @Bean
  Resealing rosterSenders(MongoDatabase database, ActorSeal seal) {
    return new ResealedCollection(
        database.getCollection(MongoRosters.COLLECTION), seal.keptAt(RosterDocuments.ACTOR), false);
  }

  @Bean
  Expiring oldAskings(MongoDatabase database) {
    return MongoAskings.old(database);
  }

  @Bean
  Resealing authorisationKeys(MongoDatabase database, AuthorisationDocuments documents) {
    return new ResealedCollection(
        database.getCollection(MongoAuthorisations.COLLECTION), documents.sealedFields(), false);
  }

  @Bean
  Expiring decisionHistory(MongoDatabase database) {
    return new History(database).expiring();
  }

  @Bean
  Expiring endedAuthorisations(MongoDatabase database) {
    return MongoAuthorisations.ended(database);
  }
}
