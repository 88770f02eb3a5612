package cn.yichi.sandbox.provider;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.sandbox.Ports;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxProviderTest {
  private static SandboxProvider provider;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    provider = SandboxProvider.start(Ports.free().provider());
  }

  @AfterAll
  static void stop() {
    provider.close();
    CLIENT.close();
  }

  private static HttpResponse<String> token(String region, String client, String form)
      throws IOException, InterruptedException {
    String login =
        Base64.getEncoder().encodeToString((client + ":sandbox-" + client).getBytes(US_ASCII));
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(provider.url() + "/" + region + "/oauth2/token"))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private static JWTClaimsSet claims(HttpResponse<String> answer) throws Exception {
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    SignedJWT token = SignedJWT.parse(body.path("access_token").asString());
    String issuer = token.getJWTClaimsSet().getIssuer();
    JWKSet keys = JWKSet.load(URI.create(issuer + "/oauth2/jwks").toURL());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    return token.getJWTClaimsSet();
  }

  @ParameterizedTest
  @CsvSource({"officer", "supervisor", "auditor", "service"})
  void a_client_of_a_bureaus_role_is_one_of_its_region(String role) throws Exception {
    JWTClaimsSet claims = claims(token("510000", role, "grant_type=client_credentials"));
    assertThat(claims.getIssuer()).isEqualTo(provider.url() + "/510000");
    assertThat(claims.getSubject()).isEqualTo(role);
    assertThat(claims.getStringListClaim("roles")).containsExactly(role);
    assertThat(claims.getStringClaim("region")).isEqualTo("510000");
    assertThat(claims.getAudience()).containsExactly("urn:yichi:510000");
  }

  @Test
  void a_token_is_good_at_one_region_only() throws Exception {
    String form = "grant_type=client_credentials&scope=";
    assertThat(claims(token("510000", "worker", form + "yichi:500000")).getAudience())
        .containsExactly("urn:yichi:500000");
    HttpResponse<String> two =
        token("510000", "worker", form + encode("yichi:500000 yichi:510000", UTF_8));
    assertThat(two.statusCode()).isEqualTo(400);
    assertThat(two.body()).contains("invalid_scope");
  }

  @Test
  void a_worker_is_a_person_of_the_stories_and_an_employer_states_no_firm() throws Exception {
    String form = "grant_type=client_credentials";
    JWTClaimsSet worker = claims(token("510000", "worker", form));
    assertThat(worker.getStringClaim("id_document_number")).hasSize(18);
    assertThat(worker.getClaim("region")).isNull();
    assertThat(claims(token("500000", "employer", form)).getClaims())
        .doesNotContainKeys("organisation", "region", "id_document_number");
  }

  @Test
  void a_sample_user_signs_in_by_code_and_proof_key() throws Exception {
    HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    String verifier = "v".repeat(50);
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    String back = "http://127.0.0.1:9999/signed-in";
    URI asked =
        URI.create(
            provider.url()
                + "/500000/oauth2/authorize?response_type=code&client_id=supervisor&scope=openid"
                + "&code_challenge_method=S256&code_challenge="
                + challenge
                + "&redirect_uri="
                + encode(back, UTF_8));
    HttpResponse<String> first = page(browser, HttpRequest.newBuilder(asked));
    assertThat(first.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    HttpResponse<String> form =
        page(browser, HttpRequest.newBuilder(URI.create(provider.url() + "/login")));
    Matcher guard = Pattern.compile("name=\"_csrf\".*?value=\"([^\"]+)\"").matcher(form.body());
    assertThat(guard.find()).isTrue();
    HttpResponse<String> signedIn =
        page(
            browser,
            HttpRequest.newBuilder(URI.create(provider.url() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=supervisor&password=sandbox-supervisor&_csrf="
                            + encode(guard.group(1), UTF_8))));
    String onward = signedIn.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> granted = page(browser, HttpRequest.newBuilder(URI.create(onward)));
    String location = granted.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(back + "?code=");
    HttpResponse<String> answer =
        token(
            "500000",
            "supervisor",
            "grant_type=authorization_code&code="
                + location.substring(location.indexOf('=') + 1)
                + "&code_verifier="
                + verifier
                + "&redirect_uri="
                + encode(back, UTF_8));
    JWTClaimsSet claims = claims(answer);
    assertThat(claims.getSubject()).isEqualTo("supervisor");
    assertThat(claims.getStringListClaim("roles")).containsExactly("supervisor");
    assertThat(claims.getAudience()).containsExactly("urn:yichi:500000");
  }

  private static HttpResponse<String> page(HttpClient browser, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
  }
}
