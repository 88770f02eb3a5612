package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.recognition.RunningRecognition.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A worker and employers of Chongqing who hand each other share codes. */
final class Sharing {
  static final String HOST = "500000";
  static final String HOME = "510000";
  static final String BIRTH = "1949-12-31";
  static final String OTHER_BIRTH = "1950-01-01";

  private final RunningRecognition chongqing;
  private final Map<String, String> employers = new ConcurrentHashMap<>();

  Sharing(RunningRecognition chongqing) {
    this.chongqing = chongqing;
  }

  /** The holder of every certificate of {@link Registries}. */
  static String worker() {
    return worker(Registries.DOCUMENT);
  }

  static String worker(String document) {
    return TestProvider.shared()
        .token(HOST, Role.WORKER)
        .with("id_document_number", document)
        .expiring(Duration.ofDays(400))
        .bearer();
  }

  /** Somebody who acts for an organisation of that serial. */
  String employer(int firm) {
    return employers.computeIfAbsent("employer-" + firm, subject -> authorised(subject, firm));
  }

  private String authorised(String subject, int firm) {
    assertThat(chongqing.authorise(subject, Firms.numbered(firm)).status()).isIn(200, 201);
    String token =
        TestProvider.shared()
            .token(HOST, Role.EMPLOYER)
            .with("sub", subject)
            .expiring(Duration.ofDays(400))
            .bearer();
    RunningRecognition.await(
        subject + " acts",
        () -> chongqing.get("/api/watches", "Authorization", token).status() == 200);
    return token;
  }

  /** Waits until the certificate has been received. */
  void received(Registries registries, CertificateState certificate) {
    registries.publish(certificate);
    String id = certificate.certificateId();
    RunningRecognition.await(
        id + " is received", () -> !outcome(certificate).equals("NOT_RECEIVED"));
  }

  String outcome(CertificateState certificate) {
    return chongqing
        .post(
            "/api/enquiries",
            Map.of(
                "certificateNumber",
                String.valueOf(certificate.number()),
                "holderName",
                Registries.NAME,
                "hostRegion",
                HOST))
        .text("outcome");
  }

  static Map<String, Object> wish(int serial) {
    return new HashMap<>(
        Map.of(
            "certificateNumber",
            Registries.number(HOME, serial),
            "purpose",
            "HIRE",
            "birthDate",
            BIRTH));
  }

  static Map<String, Object> wish(int serial, String field, String value) {
    Map<String, Object> wish = wish(serial);
    wish.put(field, value);
    return wish;
  }

  /** A code that was made. */
  record Code(String secret, String id) {}

  Code make(Map<String, Object> wish) {
    Answer made = chongqing.post("/api/share-codes", wish, "Authorization", worker());
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    return new Code(made.text("code"), made.json().path("shareCode").path("id").asString());
  }

  Answer open(String secret, String birthDate, int firm) {
    return chongqing.post(
        "/api/share-codes/opening",
        Map.of("code", secret, "birthDate", birthDate),
        "Authorization",
        employer(firm));
  }

  Answer open(Code code, int firm) {
    return open(code.secret(), BIRTH, firm);
  }

  Answer watch(Code code, int firm) {
    return chongqing.post(
        "/api/watches", Map.of("codeId", code.id()), "Authorization", employer(firm));
  }

  /** As its maker sees it. */
  Answer show(Code code) {
    return chongqing.get("/api/share-codes/" + code.id(), "Authorization", worker());
  }

  Answer revoke(Code code) {
    return change(code, "revocation");
  }

  Answer withdraw(Code code) {
    return change(code, "watch-withdrawal");
  }

  private Answer change(Code code, String what) {
    return chongqing.post(
        "/api/share-codes/" + code.id() + "/" + what, "", "Authorization", worker());
  }
}
