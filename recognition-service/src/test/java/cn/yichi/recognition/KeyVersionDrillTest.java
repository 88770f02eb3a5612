package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestToken;
import cn.yichi.platform.testing.TestTopic;
import cn.yichi.platform.vault.LocalFederationKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The drill of a change of the federation's key, as a host region lives through it: one version,
 * both, the new one alone. In every phase whoever could ask before is answered as before.
 */
@Tag("database")
class KeyVersionDrillTest {
  private static final String HOST = "500000";
  private static final String HOME = "510000";
  private static final String OTHER = "330000";
  private static final String EMPLOYER = Firms.numbered(0);
  private static final String STRANGER = "110101199003070134";
  private static final String PASSPORT = "E12345678";

  private static final LocalFederationKey BOTH =
      LocalFederationKey.sandbox(new TreeSet<>(Set.of(1, 2)), 2);
  private static final LocalFederationKey NEW =
      LocalFederationKey.sandbox(new TreeSet<>(Set.of(2)), 2);
  private static final FederatedDigests DIGESTS = new FederatedDigests(NEW);

  private final CertificateState first = Registries.certificate(HOME, 8101, 1);
  private final CertificateState second = Registries.certificate(HOME, 8102, 1);
  private final CertificateState late = Registries.certificate(HOME, 8103, 1);
  private final HolderRef oldest = new HolderRef(first.holderRef());
  private final HolderRef his = ref(DocumentType.RESIDENT_ID, Registries.DOCUMENT);
  private final HolderRef strangers = ref(DocumentType.RESIDENT_ID, STRANGER);
  private final String database = TestStack.freshDatabase().getName();
  private final Registries registries = new Registries();
  private RunningRecognition chongqing;

  private static HolderRef ref(DocumentType type, String number) {
    return DIGESTS.holderRef(new IdDocument(type, number));
  }

  @AfterEach
  void stop() {
    chongqing.close();
    registries.close();
  }

  private void under(LocalFederationKey key) {
    if (chongqing != null) {
      chongqing.close();
    }
    chongqing = RunningRecognition.start(Map.of("federationKey", key), HOST, database);
  }

  private String outcome(CertificateState certificate, String bearer, Map<String, String> facts) {
    Map<String, String> question = new HashMap<>(facts);
    question.put("certificateNumber", certificate.number());
    question.put("hostRegion", HOST);
    question.put("purpose", "HIRE");
    question.put("legalBasis", "CONTRACT");
    return chongqing.post("/api/enquiries", question, "Authorization", bearer).text("outcome");
  }

  private String asEmployer(CertificateState certificate, String fact, String value) {
    TestToken token = TestProvider.shared().token(HOST, Role.EMPLOYER).with("sub", "drill");
    return outcome(certificate, token.bearer(), Map.of(fact, value));
  }

  private String asWorker(CertificateState certificate, String document) {
    return outcome(certificate, worker(document).bearer(), Map.of());
  }

  private static TestToken worker(String document) {
    return TestProvider.shared().token(HOST, Role.WORKER).with("id_document_number", document);
  }

  private String asWorkerByPassport(CertificateState certificate) {
    TestToken token = worker(PASSPORT).with("id_document_type", "PASSPORT");
    return outcome(certificate, token.bearer(), Map.of());
  }

  private void found(CertificateState certificate) {
    RunningRecognition.await(
        certificate.number(),
        () -> asEmployer(certificate, "holderName", Registries.NAME).equals("GRANTED"));
  }

  private void allAreAnswered(CertificateState... certificates) {
    for (CertificateState each : certificates) {
      assertThat(asEmployer(each, "holderName", Registries.NAME)).isEqualTo("GRANTED");
      assertThat(asEmployer(each, "documentNumber", Registries.DOCUMENT)).isEqualTo("GRANTED");
      assertThat(asEmployer(each, "holderName", "张三")).isEqualTo("NOT_RECEIVED");
      assertThat(asEmployer(each, "documentNumber", STRANGER)).isEqualTo("NOT_RECEIVED");
      assertThat(asWorker(each, Registries.DOCUMENT)).isEqualTo("GRANTED");
      assertThat(asWorker(each, STRANGER)).isEqualTo("NOT_RECEIVED");
    }
  }

  @Test
  void whoever_could_ask_before_is_answered_as_before_in_every_phase() {
    Registries.topics(HOME, HOST, OTHER);
    registries.publish(Registries.issuerState(HOME, Registries.issuer(HOME), 1, "SKILL_LEVEL"));
    registries.publish(first);
    registries.publish(second);
    under(LocalFederationKey.sandbox());
    assertThat(chongqing.authorise("drill", EMPLOYER).status()).isEqualTo(201);
    found(first);
    found(second);
    allAreAnswered(first, second);

    under(BOTH);
    allAreAnswered(first, second);
    // Twice and in odd order; the second one's home is slow.
    CertificateState again = registries.publishAgain(first, DIGESTS);
    registries.publish(first);
    registries.publishAgain(first, DIGESTS);
    registries.publishAgain(late, DIGESTS);
    registries.publish(late);
    registries.link(HOME, his, oldest, 1, "LINKED");
    registries.link(HOME, his, oldest, 1, "LINKED");
    registries.link(HOME, ref(DocumentType.PASSPORT, PASSPORT), oldest, 1, "LINKED");
    // Another region gives a stranger the holder's certificates, and the holder its own.
    registries.link(OTHER, strangers, oldest, 1, "LINKED");
    found(late);
    RunningRecognition.await("rekeyed", () -> digestHeld(again));
    allAreAnswered(first, second, late);
    CertificateState secondAgain = registries.publishAgain(second, DIGESTS);
    RunningRecognition.await("rekeyed", () -> digestHeld(secondAgain));
    RunningRecognition.await("the other region's link", () -> held(OTHER, strangers));

    under(NEW);
    allAreAnswered(first, second, late);
    RunningRecognition.await("the passport", () -> asWorkerByPassport(first).equals("GRANTED"));
    everyDecisionSaysOneThing(again);
    registries.link(HOME, his, oldest, 2, "ENDED");
    RunningRecognition.await(
        "the end of the link", () -> asWorker(first, Registries.DOCUMENT).equals("NOT_RECEIVED"));
    registries.link(HOME, his, oldest, 1, "LINKED");
    registries.link(HOME, strangers, ref(DocumentType.PASSPORT, PASSPORT), 1, "LINKED");
    RunningRecognition.await(
        "a link by way of another", () -> asWorker(first, STRANGER).equals("GRANTED"));
    assertThat(asWorker(first, Registries.DOCUMENT)).isEqualTo("NOT_RECEIVED");
    assertThat(asEmployer(first, "holderName", Registries.NAME)).isEqualTo("GRANTED");
  }

  private boolean held(String home, HolderRef younger) {
    return TestStack.database(database)
            .getCollection("holder_links")
            .countDocuments(new Document("_id", home + "/" + younger.value()))
        == 1;
  }

  private boolean digestHeld(CertificateState certificate) {
    return TestStack.database(database)
            .getCollection("certificates")
            .countDocuments(new Document("numberDigest", certificate.numberDigest()))
        == 1;
  }

  /** First news that is still on its way is the same news; nothing in it is another answer. */
  private static void everyDecisionSaysOneThing(CertificateState certificate) {
    var out = new TestTopic(Stream.RECOGNITIONS.topic(HOST), 6);
    List<String> said =
        out
            .readUntil(
                records ->
                    records.stream()
                        .anyMatch(
                            each ->
                                each.key().equals(certificate.certificateId())
                                    && text(each.value()).contains("\"certificateVersion\":2")))
            .stream()
            .filter(each -> each.key().equals(certificate.certificateId()))
            .map(each -> text(each.value()))
            .toList();
    // Where the issuer came late, the first of them waits for it.
    assertThat(said).allMatch(each -> each.contains("\"cause\":\"NEW\""));
    assertThat(said).allMatch(each -> each.contains(certificate.holderRef()));
    assertThat(said)
        .filteredOn(each -> each.contains("\"certificateVersion\":2"))
        .allMatch(each -> each.contains("\"outcome\":\"GRANTED\""));
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
