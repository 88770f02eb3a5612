package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.outbox.Restated;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.registry.issuer.Issuers;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The collections of certificates, honours, persons and issuers, each with its outbox. */
@Configuration(proxyBeanMethods = false)
class RegistryStore {
  static final String CERTIFICATES = "certificates";
  static final String PERSONS = "persons";
  static final String ISSUERS = "issuers";

  private final MongoDatabase database;
  private final String region;
  private final int buckets;

  RegistryStore(MongoDatabase database, ServiceIdentity identity, OutboxSettings settings) {
    this.database = database;
    this.region = identity.region();
    this.buckets = settings.buckets();
  }

  @Bean
  Outbox certificateOutbox() {
    return outbox(CERTIFICATES, Stream.CERTIFICATES);
  }

  @Bean
  Outbox personOutbox() {
    return outbox(PERSONS, Stream.CONTACTS);
  }

  @Bean
  Outbox holderLinkOutbox() {
    return outbox(HolderLinkDocuments.COLLECTION, Stream.HOLDERS);
  }

  @Bean
  Outbox honourOutbox() {
    return outbox(HonourDocuments.COLLECTION, Stream.HONOURS);
  }

  /** Numbers are looked for by digest once a second version of the key is current, never before. */
  @Bean
  DeclaredIndexes registryIndexes(FederatedDigests digests) {
    List<DeclaredIndex> indexes = new ArrayList<>(MongoHolderLinks.INDEXES);
    indexes.addAll(MongoHonours.INDEXES);
    if (digests.version() > 1) {
      indexes.addAll(MongoCertificates.INDEXES);
    }
    return new DeclaredIndexes(indexes);
  }

  @Bean
  Outbox issuerOutbox() {
    return outbox(ISSUERS, Stream.ISSUERS);
  }

  @Bean
  MongoCertificates certificates(
      Outbox certificateOutbox, OutboxNudge relay, PiiVault vault, EventCodec codec) {
    return new MongoCertificates(
        database.getCollection(CERTIFICATES),
        new CertificateDocuments(vault),
        new CertificateFacts(codec),
        certificateOutbox,
        relay);
  }

  @Bean
  PersonDocuments personDocuments(PiiVault vault, EnvelopeVault envelopes) {
    return new PersonDocuments(vault, envelopes);
  }

  @Bean
  ContactFacts contactFacts(EventCodec codec, Clock clock) {
    return new ContactFacts(codec, region, clock);
  }

  @Bean
  MongoPersons persons(
      Outbox personOutbox,
      OutboxNudge relay,
      PersonDocuments documents,
      ContactFacts facts,
      Clock clock) {
    return new MongoPersons(
        database.getCollection(PERSONS), documents, facts, personOutbox, relay, clock);
  }

  @Bean
  MongoHolderLinks holderLinks(
      Outbox holderLinkOutbox, OutboxNudge relay, PiiVault vault, EventCodec codec) {
    return new MongoHolderLinks(
        database.getCollection(HolderLinkDocuments.COLLECTION),
        new HolderLinkDocuments(vault),
        new HolderLinkFacts(codec, region),
        holderLinkOutbox,
        relay);
  }

  @Bean
  Issuers issuers(Outbox issuerOutbox, OutboxNudge relay, EventCodec codec) {
    return new MongoIssuers(
        database.getCollection(ISSUERS), new IssuerFacts(codec, region), issuerOutbox, relay);
  }

  @Bean
  MongoHonours honours(Outbox honourOutbox, OutboxNudge relay, EventCodec codec) {
    return new MongoHonours(database, new HonourFacts(codec, region), honourOutbox, relay);
  }

  @Bean
  Restated honoursAgain(Outbox honourOutbox, EventCodec codec) {
    HonourFacts facts = new HonourFacts(codec, region);
    return new Restated(honourOutbox, stored -> HonourDocuments.read(stored).map(facts::again));
  }

  @Bean
  Restated certificatesAgain(Outbox certificateOutbox, PiiVault vault, EventCodec codec) {
    CertificateDocuments documents = new CertificateDocuments(vault);
    CertificateFacts facts = new CertificateFacts(codec);
    return new Restated(
        certificateOutbox, stored -> Optional.of(facts.again(documents.read(stored))));
  }

  @Bean
  Restated holderLinksAgain(Outbox holderLinkOutbox, PiiVault vault, EventCodec codec) {
    HolderLinkDocuments documents = new HolderLinkDocuments(vault);
    HolderLinkFacts facts = new HolderLinkFacts(codec, region);
    return new Restated(
        holderLinkOutbox,
        stored ->
            Optional.of(documents.read(stored)).filter(it -> !it.isProposed()).map(facts::of));
  }

  @Bean
  Restated issuersAgain(Outbox issuerOutbox, EventCodec codec) {
    IssuerFacts facts = new IssuerFacts(codec, region);
    return new Restated(
        issuerOutbox,
        stored ->
            Optional.of(
                facts.again(
                    IssuerDocuments.read(stored),
                    LocalDate.parse(stored.getString("effectiveFrom")),
                    StoredFields.instant(stored, "recordedAt"))));
  }

  private Outbox outbox(String collection, Stream stream) {
    return new Outbox(database.getCollection(collection), stream.topic(region), buckets);
  }
}
