package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.TestKeys;
import cn.yichi.registry.RunningRegistry.Answer;
import cn.yichi.registry.certificate.DraftField;
import cn.yichi.registry.intake.SampleFile;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The federation's key goes from version 1 to 2, and certificates, references and contacts stay.
 */
@Tag("database")
class FederationKeyDrillTest {
  private static final Region HOME = new Region("500000");
  private static final FederatedDigests FIRST = new FederatedDigests(TestKeys.federation(1));
  private static final FederatedDigests SECOND = new FederatedDigests(TestKeys.federation(2));
  private static final int OLD = 21;
  private static final int ALL = 28;

  /** Row of a holder whom retention forgets before the key is changed. */
  private static final int FORGOTTEN = 5;

  @TempDir Path spool;

  private final MongoDatabase database = TestStack.freshDatabase();

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void when_it_says_done_the_first_version_is_not_needed_any_more() {
    Drill drill = new Drill(database.getName(), spool);
    try (RunningRegistry before = drill.start(1)) {
      Drill.expectImported(before, Drill.rows(1, OLD), OLD, 0);
      assertThat(Drill.told(before).path("state").asString()).isEqualTo("NOT_NEEDED");
    }
    Map<String, String> holders = holders();
    forget(ref(FORGOTTEN));
    try (RunningRegistry changing = drill.start(2, 1)) {
      Drill.expectImported(changing, Drill.rows(1, ALL), ALL - OLD, OLD);
      JsonNode done = Drill.awaitDone(changing);
      done.path("parts").forEach(part -> assertThat(part.path("left").asInt()).isZero());
      assertThat(done.path("olderKeys").get(0).asString()).isEqualTo("1");
      assertThat(meter(changing)).isZero();
    }
    try (RunningRegistry after = drill.start(2)) {
      assertThat(Drill.told(after).path("state").asString()).isEqualTo("NOT_NEEDED");
      // The certificate of somebody forgotten is found by its number, and is no longer his.
      Drill.expectImported(after, Drill.rows(1, FORGOTTEN - 1), 0, FORGOTTEN - 1);
      Drill.expectImported(after, Drill.rows(FORGOTTEN + 1, ALL), 0, ALL - FORGOTTEN);
      everythingWorks(after);
    }
    assertThat(database.getCollection("certificates").countDocuments()).isEqualTo(ALL);
    assertThat(database.getCollection("persons").countDocuments()).isEqualTo(ALL);
    holders.forEach((id, ref) -> assertThat(holders()).containsEntry(id, ref));
    expectPublished();
  }

  @Test
  void without_the_job_the_first_version_is_needed() {
    Drill drill = new Drill(database.getName(), spool);
    try (RunningRegistry before = drill.start(1)) {
      Drill.expectImported(before, Drill.rows(101, 107), 7, 0);
    }
    try (RunningRegistry hasty = drill.start(2)) {
      Drill.expectImported(hasty, Drill.rows(101, 107), 7, 0);
    }
  }

  @Test
  void a_killed_instance_s_work_is_ended_by_two_others() throws Exception {
    Drill drill = new Drill(database.getName(), spool);
    int many = 350;
    try (RunningRegistry before = drill.start(1)) {
      Drill.expectImported(before, Drill.rows(1_001, 1_000 + many), many, 0);
    }
    killInTheMiddle(drill);
    long done = rekeyed();
    assertThat(done).isBetween(1L, many - 1L);
    try (RunningRegistry one = drill.start(2, 1);
        RunningRegistry other = drill.start(2, 1)) {
      Drill.expectImported(other, Drill.rows(1_000 + many - 30, 1_000 + many + 5), 5, 31);
      Drill.awaitDone(one);
      assertThat(Drill.told(other).path("state").asString()).isEqualTo("DONE");
    }
    assertThat(rekeyed()).isEqualTo(many);
    assertThat(database.getCollection("certificates").countDocuments(new Document("version", 1)))
        .as("new under the second version")
        .isEqualTo(5);
    try (RunningRegistry after = drill.start(2)) {
      Drill.expectImported(after, Drill.rows(1_001, 1_000 + many + 5), 0, many + 5);
    }
  }

  private long rekeyed() {
    return database.getCollection("certificates").countDocuments(new Document("version", 2));
  }

  /** A process of its own, ended as {@code kill -9} ends it. */
  private void killInTheMiddle(Drill drill) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RegistryApplication.class.getName(),
                "--yichi.region=500000",
                "--yichi.sandbox=true",
                "--server.port=0",
                "--logging.level.root=warn",
                "--spring.mongodb.uri=" + TestStack.mongoUri(drill.database()),
                "--spring.kafka.bootstrap-servers=" + TestStack.bootstrapServers()));
    command.addAll(TestProvider.shared().trusted(0, "500000"));
    command.addAll(drill.arguments(2, 1));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(spool.resolve("killed.log").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> rekeyed() > 20);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static double meter(RunningRegistry registry) {
    return registry
        .bean(io.micrometer.core.instrument.MeterRegistry.class)
        .get("yichi.federation.rotation.left")
        .gauge()
        .value();
  }

  /** Look-up, correction, change of status, and erasure, of what came under the first version. */
  private void everythingWorks(RunningRegistry after) {
    String id = FIRST.certificateId(HOME, CertificateKind.SKILL_LEVEL, number(8)).value();
    Answer found =
        after.post(
            "/api/certificates/lookup",
            Map.of(
                "number", Drill.row(8).get(DraftField.NUMBER),
                "name", Statements.NAME,
                "documentNumber", SampleFile.document(8)));
    assertThat(found.json().path("certificates").get(0).path("certificateId").asString())
        .isEqualTo(id);
    String path = "/api/certificates/" + id;
    Answer corrected =
        after.put(
            path,
            Map.ofEntries(
                Map.entry("name", Statements.NAME),
                Map.entry("documentType", "居民身份证"),
                Map.entry("documentNumber", SampleFile.document(8)),
                Map.entry("kind", "职业技能等级证书"),
                Map.entry("occupationName", "车工"),
                Map.entry("level", "三级/高级工"),
                Map.entry("number", Drill.row(8).get(DraftField.NUMBER)),
                Map.entry("issuerCode", "S000050000123"),
                Map.entry("issuedOn", "2023-06-15")),
            "If-Match",
            "\"2\"");
    assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
    Answer suspended =
        after.post(
            path + "/status",
            Map.of("status", "SUSPENDED", "reason", "复核中", "effectiveFrom", "2026-03-01"),
            "If-Match",
            "\"3\"");
    assertThat(suspended.status()).as(suspended.raw().body()).isEqualTo(200);
    String ref = ref(9);
    String worker =
        TestProvider.shared()
            .token("500000", Role.WORKER)
            .with("id_document_number", SampleFile.document(9))
            .bearer();
    Answer erased =
        after.send(
            "DELETE", "/api/holders/" + ref + "/contact", new byte[0], "Authorization", worker);
    assertThat(erased.status()).isEqualTo(204);
    Drill.expectImported(after, Drill.rows(9, 9), 0, 1);
    assertThat(person(ref)).doesNotContainKey("mobile");
  }

  /** As retention does it. */
  private void forget(String ref) {
    database
        .getCollection("persons")
        .updateOne(
            new Document("_id", ref),
            new Document(
                "$unset", new Document("name", "").append("document", "").append("mobile", "")));
  }

  private Document person(String ref) {
    return Objects.requireNonNull(
        database.getCollection("persons").find(new Document("_id", ref)).first());
  }

  private static CertificateNumber number(int row) {
    return CertificateNumber.parse(
            CertificateKind.SKILL_LEVEL, Drill.row(row).get(DraftField.NUMBER))
        .orThrow();
  }

  private static String ref(int row) {
    return FIRST.holderRef(document(row)).value();
  }

  private static IdDocument document(int row) {
    return new IdDocument(DocumentType.RESIDENT_ID, SampleFile.document(row));
  }

  private Map<String, String> holders() {
    Map<String, String> holders = new HashMap<>();
    database
        .getCollection("certificates")
        .find()
        .forEach(
            each ->
                holders.put(
                    each.getString("_id"), each.get("holder", Document.class).getString("ref")));
    return holders;
  }

  /** The newest state of every certificate, and every holder's link, as others read them. */
  private void expectPublished() {
    await()
        .until(
            () ->
                List.of("certificates", "holder_links").stream()
                    .allMatch(
                        name ->
                            database
                                    .getCollection(name)
                                    .countDocuments(
                                        new Document("pendingBucket", new Document("$gte", 0)))
                                == 0));
    Map<String, CertificateState> states =
        newest(Stream.CERTIFICATES, data -> ((CertificateState) data).certificateId());
    Map<String, HolderLinkState> links =
        newest(Stream.HOLDERS, data -> ((HolderLinkState) data).ref());
    for (int row = 1; row <= ALL; row++) {
      boolean old = row <= OLD;
      IdDocument document = document(row);
      CertificateKind kind = CertificateKind.parse(Drill.row(row).get(DraftField.KIND)).orThrow();
      CertificateNumber number =
          CertificateNumber.parse(kind, Drill.row(row).get(DraftField.NUMBER)).orThrow();
      CertificateId id = (old ? FIRST : SECOND).certificateId(HOME, kind, number);
      CertificateState state = Objects.requireNonNull(states.get(id.value()), "row " + row);
      assertThat(state.holderRef()).isEqualTo((old ? FIRST : SECOND).holderRef(document).value());
      assertThat(state.numberDigest()).isEqualTo(SECOND.numberDigest(number.value()));
      FederatedDigests ofHolder = row == FORGOTTEN ? FIRST : SECOND;
      assertThat(state.nameDigest())
          .isEqualTo(ofHolder.nameDigest(id, new PersonName(Statements.NAME)));
      assertThat(state.documentDigests())
          .containsExactly(ofHolder.documentDigest(id, document.number()));
      HolderLinkState link = links.get(SECOND.holderRef(document).value());
      if (old && row != FORGOTTEN) {
        assertThat(Objects.requireNonNull(link).oldest()).isEqualTo(ref(row));
        assertThat(link.basis() + link.status()).isEqualTo("KEY_VERSIONLINKED");
      } else {
        assertThat(link).isNull();
      }
    }
  }

  @SuppressWarnings("unchecked")
  private <T> Map<String, T> newest(Stream stream, Function<Object, String> key) {
    Map<String, T> newest = new HashMap<>();
    for (TopicReader.Read read : new TopicReader(TestStack.bootstrapServers()).toTheEnd(stream)) {
      if (read.decoded() instanceof Decoded.Known known) {
        newest.put(key.apply(known.event().data()), (T) known.event().data());
      }
    }
    assertThat(newest).isNotEmpty();
    return newest;
  }
}
