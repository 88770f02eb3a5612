package cn.yichi.platform.security;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.ORGANISATION;
import static cn.yichi.platform.security.Scope.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.problem.WebProbe;
import cn.yichi.platform.testing.EndpointWalk;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestToken;
import cn.yichi.platform.vault.LocalFederationKey;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag("database")
@Timeout(120)
class SignInTest {
  private static final String DOCUMENT = "11010519491231002X";
  private static final SocialCreditCode FIRM = new SocialCreditCode("91350100M000100Y43");
  private static final SocialCreditCode OTHER_FIRM = new SocialCreditCode("91110000MA0000001R");
  private static final IdDocument HIS = new IdDocument(DocumentType.RESIDENT_ID, DOCUMENT);
  private static final FederationKey KEY =
      LocalFederationKey.sandbox(new TreeSet<>(Set.of(1, 2)), 2);
  private static final FederatedDigests DIGESTS = new FederatedDigests(KEY);
  private static final HolderRef LINKED = new HolderRef("b".repeat(32));
  private static final TestProvider OWN = TestProvider.shared();
  private static final TestProvider NEIGHBOUR = TestProvider.start();
  private static final TestProvider AWAY = TestProvider.start();

  private static ConfigurableApplicationContext context;
  private static WebProbe web;

  @RestController
  static class Handlers {
    @Allow(value = OFFICER, within = REGION)
    @Allow(value = WORKER, within = HOLDER)
    @GetMapping("/api/mine")
    Map<String, Object> mine(Caller caller) {
      return Map.of(
          "roles",
          caller.roles(),
          "confined",
          caller.confinedTo().stream()
              .flatMap(Set::stream)
              .map(HolderRef::value)
              .sorted()
              .toList());
    }

    @Allow(value = WORKER, within = HOLDER)
    @GetMapping("/api/holders/{holderRef}")
    String holder(@PathVariable String holderRef) {
      return holderRef;
    }

    @Allow(value = EMPLOYER, within = ORGANISATION)
    @GetMapping("/api/firm")
    String firm(Caller caller) {
      return caller.organisation().orElseThrow().value();
    }

    @Allow(value = OFFICER, within = REGION)
    @PostMapping("/api/things")
    String create(@RequestBody Map<String, Object> body) {
      return "made";
    }

    @OpenToAll("a test")
    @GetMapping("/api/open")
    String open() {
      return "open";
    }
  }

  @RestController
  static class Unruled {
    @GetMapping("/api/unruled")
    String anything() {
      return "never";
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {
    @Bean
    Authorisations recorded() {
      return (provider, subject) ->
          switch (subject) {
            case "employer" -> List.of(FIRM);
            case "both" -> List.of(FIRM, OTHER_FIRM);
            default -> List.of();
          };
    }

    /** In the middle of a change of the federation's key. */
    @Bean
    FederationKey changing() {
      return KEY;
    }

    @Bean
    SamePerson linked() {
      return refs -> {
        List<HolderRef> all = new ArrayList<>(refs);
        if (refs.containsAll(DIGESTS.holderRefs(HIS))) {
          all.add(LINKED);
        }
        return Set.copyOf(all);
      };
    }
  }

  private static ConfigurableApplicationContext start(Class<?>... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(TestStack.arguments("500000", TestStack.freshDatabase().getName())));
    arguments.addAll(
        List.of(
            "--spring.config.name=sign-in-test",
            "--spring.config.import=classpath:yichi-platform.yml",
            "--yichi.service=recognition",
            "--yichi.topic.streams=books",
            "--yichi.security.providers[0].claims.holder=holder",
            "--logging.level.org.springframework.boot=off"));
    arguments.addAll(NEIGHBOUR.trusted(1, "510000", WORKER));
    arguments.addAll(AWAY.trusted(2, "500000"));
    arguments.replaceAll(
        it ->
            it.startsWith("--spring.kafka") ? "--spring.kafka.bootstrap-servers=127.0.0.1:1" : it);
    var builder = new SpringApplicationBuilder(Service.class).sources(more);
    return builder.run(arguments.toArray(String[]::new));
  }

  @BeforeAll
  static void start() {
    context = start(Handlers.class);
    web = WebProbe.of(context);
  }

  @AfterAll
  static void stop() {
    web.close();
    NEIGHBOUR.close();
  }

  private static HttpResponse<String> get(String path, TestToken token) {
    return get(path, token.bearer());
  }

  private static HttpResponse<String> get(String path, String authorization) {
    HttpRequest.Builder request = web.request(path).header("Accept-Language", "en");
    return web.send(
        authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  private static String code(HttpResponse<String> answer) {
    return answer.statusCode() + " " + WebProbe.json(answer).path("code").asString();
  }

  private static TestToken officer() {
    return OWN.token("500000", OFFICER);
  }

  @Test
  void every_endpoint_keeps_its_rule() {
    var found = EndpointWalk.of(context, web.port(), "500000");
    assertThat(found.faults()).isEmpty();
    assertThat(found.endpoints())
        .containsExactlyInAnyOrder(
            "GET /api/audit/entries",
            "GET /api/audit/verification",
            "GET /api/firm",
            "GET /api/holders/{holderRef}",
            "GET /api/mine",
            "GET /api/open",
            "GET /api/retention",
            "GET /api/vault/rotation",
            "POST /api/things");
  }

  @Test
  void a_handler_without_a_rule_keeps_its_service_from_starting() {
    assertThatThrownBy(() -> start(Unruled.class).close())
        .hasMessageContaining("no @Allow or @OpenToAll")
        .hasMessageContaining("anything");
  }

  @ParameterizedTest
  @CsvSource({
    "500000, 200 ", // the region's own
    "510000, 403 region-not-yours",
    "500116, 403 region-not-yours", // a county has no say in the whole
    "重庆, 200 ", // by name
    "999999, 403 region-not-yours",
    "x, 403 region-not-yours"
  })
  void an_officer_is_one_of_a_region(String region, String expected) {
    HttpResponse<String> answer = get("/api/mine", officer().with("region", region));
    assertThat(expected).startsWith(String.valueOf(answer.statusCode()));
    if (answer.statusCode() != 200) {
      assertThat(code(answer)).isEqualTo(expected);
    }
  }

  @Test
  void refuses_tokens_that_nobody_signed_or_that_a_public_key_signed() throws Exception {
    var claims = new JWTClaimsSet.Builder();
    officer().claims().forEach(claims::claim);
    var unsigned = new PlainJWT(claims.build());
    assertThat(code(get("/api/mine", "Bearer " + unsigned.serialize())))
        .isEqualTo("401 token-refused");
    byte[] published = web.send(keys(OWN)).body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    shared.sign(new MACSigner(published));
    assertThat(code(get("/api/mine", "Bearer " + shared.serialize())))
        .isEqualTo("401 token-refused");
    String padded = officer().with("padding", "x".repeat(5_000)).bearer();
    assertThat(code(get("/api/mine", padded))).isEqualTo("401 token-refused");
    assertThat(code(get("/api/mine", officer().with("cnf", Map.of("jkt", "x")))))
        .isEqualTo("401 token-refused");
  }

  private static HttpRequest.Builder keys(TestProvider provider) {
    return HttpRequest.newBuilder(java.net.URI.create(provider.issuer() + "/keys"));
  }

  @Test
  void tells_of_an_error_by_the_header_of_rfc_6750() {
    assertThat(get("/api/mine", "").headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(get("/api/mine", "Bearer x").headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
  }

  @Test
  void refuses_before_the_body_is_read() {
    HttpResponse<String> answer =
        web.post(
            "/api/things",
            "{not json",
            Map.of("Authorization", OWN.token("500000", AUDITOR).bearer()));
    assertThat(code(answer)).isEqualTo("403 role-missing");
    assertThat(
            code(web.post("/api/things", "{not json", Map.of("Authorization", officer().bearer()))))
        .isEqualTo("400 unreadable-json");
  }

  @Test
  void shows_only_who_is_known_that_nothing_is_there() {
    assertThat(code(get("/api/nowhere", ""))).isEqualTo("401 unauthenticated");
    assertThat(code(get("/api/nowhere", officer()))).isEqualTo("404 not-found");
    assertThat(code(get("/error", officer()))).isEqualTo("403 forbidden");
  }

  @Test
  void a_bad_token_is_refused_even_where_none_is_needed() {
    assertThat(get("/api/open", "").body()).isEqualTo("open");
    assertThat(code(get("/api/open", "Bearer x"))).isEqualTo("401 token-refused");
  }

  @Test
  void a_provider_vouches_only_for_the_roles_and_regions_it_is_trusted_with() {
    TestToken neighbours = NEIGHBOUR.token("500000", OFFICER, WORKER).with("region", "510000");
    assertThat(code(get("/api/things", neighbours))).startsWith("405");
    assertThat(code(web.post("/api/things", "{}", Map.of("Authorization", neighbours.bearer()))))
        .isEqualTo("403 region-not-yours");
    TestToken worker = neighbours.with("id_document_number", DOCUMENT);
    assertThat(WebProbe.json(get("/api/mine", worker)).path("roles").toString())
        .isEqualTo("[\"WORKER\"]");
    for (String path : List.of("/api/firm", "/api/mine", "/actuator/prometheus")) {
      TestToken theirs = NEIGHBOUR.token("500000", EMPLOYER, OFFICER, AUDITOR);
      assertThat(code(get(path, theirs))).as(path).isEqualTo("403 region-not-yours");
      // Whatever he says to be, a role that nobody wants here is missing.
      TestToken other = NEIGHBOUR.token("500000", SUPERVISOR);
      assertThat(code(get(path, other))).as(path).isEqualTo("403 role-missing");
    }
    // The own provider is the region's, not the neighbour's.
    assertThat(code(get("/api/mine", officer().with("region", "510000"))))
        .isEqualTo("403 region-not-yours");
  }

  @Test
  void a_workers_document_leads_to_the_holder_under_every_version_of_the_key() {
    TestToken worker = OWN.token("500000", WORKER).with("id_document_number", DOCUMENT);
    List<HolderRef> refs = DIGESTS.holderRefs(HIS);
    assertThat(refs).hasSize(2);
    for (HolderRef ref : refs) {
      assertThat(get("/api/holders/" + ref.value(), worker).body()).isEqualTo(ref.value());
    }
    assertThat(confined(worker)).containsExactlyInAnyOrderElementsOf(values(refs));
    assertThat(code(get("/api/holders/" + "a".repeat(32), worker)))
        .isEqualTo("403 holder-not-yours");
    assertThat(code(get("/api/mine", worker.with("id_document_number", "110105194912310021"))))
        .isEqualTo("403 holder-not-yours");
  }

  @Test
  void a_holder_named_by_a_linked_pseudonym_is_the_caller_and_of_no_other() {
    TestToken worker = OWN.token("500000", WORKER).with("id_document_number", DOCUMENT);
    assertThat(get("/api/holders/" + LINKED.value(), worker).body()).isEqualTo(LINKED.value());
    TestToken another = worker.with("id_document_number", "110101199003070134");
    assertThat(confined(another)).hasSize(2);
    assertThat(code(get("/api/holders/" + LINKED.value(), another)))
        .isEqualTo("403 holder-not-yours");
  }

  @Test
  void a_claim_and_a_document_that_do_not_agree_name_nobody() {
    List<HolderRef> refs = DIGESTS.holderRefs(HIS);
    TestToken both = OWN.token("500000", WORKER).with("id_document_number", DOCUMENT);
    for (HolderRef ref : refs) {
      assertThat(confined(both.with("holder", ref.value())))
          .containsExactlyInAnyOrderElementsOf(values(refs));
    }
    assertThat(code(get("/api/mine", both.with("holder", LINKED.value()))))
        .isEqualTo("403 holder-not-yours");
    TestToken claimed = OWN.token("500000", WORKER).with("holder", refs.getLast().value());
    assertThat(confined(claimed)).containsExactly(refs.getLast().value());
  }

  private static List<String> confined(TestToken token) {
    return WebProbe.json(get("/api/mine", token))
        .path("confined")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  private static List<String> values(List<HolderRef> refs) {
    return refs.stream().map(HolderRef::value).toList();
  }

  @Test
  void who_is_let_in_as_a_worker_is_no_officer_in_the_handler() {
    TestToken both =
        OWN.token("500000", OFFICER, WORKER)
            .with("region", "510000")
            .with("id_document_number", DOCUMENT);
    assertThat(confined(both)).hasSize(2);
  }

  @Test
  void an_employer_acts_by_a_recorded_authorisation() {
    assertThat(get("/api/firm", OWN.token("500000", EMPLOYER)).body()).isEqualTo(FIRM.value());
    TestToken both = OWN.token("500000", EMPLOYER).with("sub", "both");
    assertThat(code(get("/api/firm", both))).isEqualTo("400 organisation-unnamed");
    assertThat(get("/api/firm", both.with("organisation", OTHER_FIRM.value())).body())
        .isEqualTo(OTHER_FIRM.value());
    assertThat(
            code(
                get(
                    "/api/firm",
                    OWN.token("500000", EMPLOYER).with("organisation", OTHER_FIRM.value()))))
        .isEqualTo("403 organisation-not-yours");
  }

  @Test
  void one_of_several_organisations_is_named_for_each_request() {
    TestToken both = OWN.token("500000", EMPLOYER).with("sub", "both");
    for (SocialCreditCode each : List.of(FIRM, OTHER_FIRM, FIRM)) {
      assertThat(actingFor(each.value(), both).body()).isEqualTo(each.value());
    }
    for (String other : List.of("91110000000000000A", "", "x", FIRM + "," + OTHER_FIRM)) {
      assertThat(code(actingFor(other, both))).isEqualTo("403 organisation-not-yours");
    }
    TestToken bound = both.with("organisation", FIRM.value());
    assertThat(code(actingFor(OTHER_FIRM.value(), bound))).isEqualTo("403 organisation-not-yours");
    TestToken one = OWN.token("500000", EMPLOYER);
    assertThat(code(actingFor(OTHER_FIRM.value(), one))).isEqualTo("403 organisation-not-yours");
  }

  private static HttpResponse<String> actingFor(String organisation, TestToken token) {
    return web.send(
        web.request("/api/firm")
            .header("Authorization", token.bearer())
            .header("Yichi-Organisation", organisation)
            .GET());
  }

  @Test
  void who_names_no_organisation_is_told_his_own_only() {
    TestToken both = OWN.token("500000", EMPLOYER).with("sub", "both");
    var asked = web.request("/api/firm").header("Authorization", both.bearer());
    assertThat(web.send(asked.copy().GET()).body())
        .contains("请求头 Yichi-Organisation", FIRM.value(), OTHER_FIRM.value());
    HttpResponse<String> en = web.send(asked.header("Accept-Language", "en").GET());
    assertThat(en.body()).contains("request header Yichi-Organisation", FIRM.value());
    assertThat(code(get("/api/firm", OWN.token("500000", EMPLOYER).with("sub", "nobody"))))
        .isEqualTo("403 organisation-not-yours");
    assertThat(get("/api/firm", OWN.token("500000", EMPLOYER).with("sub", "nobody")).body())
        .doesNotContain(FIRM.value());
  }

  @Test
  void says_so_when_a_providers_keys_cannot_be_had() {
    TestToken token = AWAY.token("500000", OFFICER);
    AWAY.close();
    HttpResponse<String> answer = get("/api/mine", token);
    assertThat(code(answer)).isEqualTo("503 provider-unreachable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(get("/api/mine", officer()).statusCode()).isEqualTo(200);
  }

  @Test
  void finds_a_providers_keys_by_discovery_and_says_so_when_it_cannot() {
    TestProvider found = TestProvider.start();
    TestProvider lost = TestProvider.start();
    String lostIssuer = lost.issuer();
    TestToken ofLost = lost.token("500000", OFFICER);
    lost.close();
    try (var service =
        started(
            "--yichi.security.providers[1].issuer=" + found.issuer(),
            "--yichi.security.providers[1].regions=500000",
            "--yichi.security.providers[2].issuer=" + lostIssuer,
            "--yichi.security.providers[2].regions=500000")) {
      WebProbe other = WebProbe.of(service);
      assertThat(other.send(asking(other, found.token("500000", OFFICER))).statusCode())
          .isEqualTo(200);
      for (int i = 0; i < 3; i++) {
        assertThat(code(other.send(asking(other, ofLost)))).isEqualTo("503 provider-unreachable");
      }
    }
    found.close();
  }

  @Test
  void who_signs_in_while_the_provider_is_first_asked_waits_for_its_keys() throws Exception {
    TestProvider slow = TestProvider.start();
    slow.silent(true);
    try (var service =
            started(
                "--yichi.security.providers[1].issuer=" + slow.issuer(),
                "--yichi.security.providers[1].regions=500000");
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      WebProbe other = WebProbe.of(service);
      String bearer = slow.token("500000", OFFICER).bearer();
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(
            callers.submit(
                () ->
                    other
                        .send(other.request("/api/mine").header("Authorization", bearer))
                        .statusCode()));
      }
      await()
          .during(Duration.ofMillis(500))
          .until(() -> slow.described() == 1 && answers.stream().noneMatch(Future::isDone));
      slow.silent(false);
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
      assertThat(slow.described()).isOne();
    }
    slow.close();
  }

  @Test
  void made_up_key_ids_do_not_make_it_ask_the_provider_again_and_again() {
    TestProvider asked = TestProvider.start();
    try (var service =
        started(
            "--yichi.security.providers[1].issuer=" + asked.issuer(),
            "--yichi.security.providers[1].jwk-set-uri=" + asked.issuer() + "/keys",
            "--yichi.security.providers[1].regions=500000")) {
      WebProbe other = WebProbe.of(service);
      assertThat(other.send(asking(other, asked.token("500000", OFFICER))).statusCode())
          .isEqualTo(200);
      RSAKey key = TestProvider.newKey("made-up");
      for (int i = 0; i < 20; i++) {
        TestToken forged =
            asked
                .token("500000", OFFICER)
                .signedBy(new RSAKey.Builder(key).keyID("made-up-" + i).build());
        assertThat(other.send(asking(other, forged)).statusCode()).isIn(401, 503);
      }
      assertThat(asked.asked()).isLessThanOrEqualTo(3);
      assertThat(other.send(asking(other, asked.token("500000", OFFICER))).statusCode())
          .isEqualTo(200);
    }
    asked.close();
  }

  private static HttpRequest.Builder asking(WebProbe service, TestToken token) {
    return service.request("/api/mine").header("Authorization", token.bearer());
  }

  @Test
  void nothing_describes_itself_at_an_address_nobody_chose() {
    assertThat(get("/.well-known/oauth-protected-resource", "").statusCode()).isEqualTo(401);
  }

  @Test
  void an_auditor_of_a_county_sees_no_details_of_health() {
    TestToken county = OWN.token("500000", AUDITOR).with("region", "500116");
    assertThat(get("/actuator/health", county).body()).doesNotContain("mongo");
    assertThat(get("/actuator/health", OWN.token("500000", AUDITOR)).body()).contains("mongo");
  }

  @Test
  void reads_claims_inside_objects() {
    TestToken nested =
        officer().with("roles", null).with("realm_access", Map.of("roles", List.of("officer")));
    assertThat(code(get("/api/mine", nested))).isEqualTo("403 role-missing");
    try (var other = started("--yichi.security.providers[0].claims.roles=realm_access.roles")) {
      HttpRequest.Builder request =
          WebProbe.of(other).request("/api/mine").header("Authorization", nested.bearer());
      assertThat(web.send(request).statusCode()).isEqualTo(200);
    }
  }

  private static ConfigurableApplicationContext started(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(TestStack.arguments("500000", TestStack.freshDatabase().getName())));
    arguments.add("--spring.config.name=sign-in-test");
    arguments.add("--spring.config.import=classpath:yichi-platform.yml");
    arguments.add("--yichi.service=recognition");
    arguments.add("--yichi.topic.streams=books");
    arguments.addAll(List.of(more));
    return new SpringApplicationBuilder(Service.class, Handlers.class)
        .run(arguments.toArray(String[]::new));
  }

  @Test
  void metrics_are_for_the_regions_tools_and_auditors() {
    assertThat(get("/actuator/prometheus", "").statusCode()).isEqualTo(401);
    assertThat(code(get("/actuator/prometheus", officer()))).isEqualTo("403 role-missing");
    assertThat(
            code(
                get("/actuator/prometheus", OWN.token("500000", SERVICE).with("region", "510000"))))
        .isEqualTo("403 region-not-yours");
    assertThat(get("/actuator/prometheus", OWN.token("500000", SERVICE)).body())
        .contains("yichi_security_refusals_total");
  }

  @Test
  void probes_see_no_details() {
    assertThat(get("/actuator/health/liveness", "").body()).doesNotContain("components");
    HttpResponse<String> health = get("/actuator/health", "");
    assertThat(health.body()).doesNotContain("mongo");
    assertThat(get("/actuator/health", OWN.token("500000", SERVICE)).body()).contains("mongo");
  }
}
