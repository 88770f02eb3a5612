package cn.yichi.notification.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.notification.notice.SmsMessage;
import cn.yichi.notification.notice.SmsResult;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a provider that is slow, failing, busy, broken or talking nonsense. */
class SmsProviderTest {
  private static final String ACCEPTED = "{\"messageId\":\"m-1\",\"status\":\"ACCEPTED\"}";
  private static final SmsMessage MESSAGE =
      new SmsMessage("c~new~1~SMS", new MobileNumber("13800000000"), "text", "new.zh-CN.v1");

  private static WireMockServer provider;
  private static ExecutorService threads;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeAll
  static void start() {
    provider =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    provider.start();
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    provider.stop();
    threads.close();
  }

  @BeforeEach
  void reset() {
    provider.resetAll();
  }

  private ResilientSms client(boolean honoursKey) {
    return client(honoursKey, Duration.ofSeconds(20), 100, Duration.ofSeconds(30));
  }

  private ResilientSms impatient(boolean honoursKey) {
    return client(honoursKey, Duration.ofSeconds(2), 100, Duration.ofSeconds(30));
  }

  private ResilientSms client(boolean honoursKey, Duration timeout, int window, Duration openFor) {
    return client(URI.create(provider.baseUrl()), honoursKey, timeout, window, openFor);
  }

  private ResilientSms client(
      URI address, boolean honoursKey, Duration timeout, int window, Duration openFor) {
    SmsSettings settings = settings(address, honoursKey, timeout, window, openFor);
    return client(settings, Guards.of(settings));
  }

  private ResilientSms client(SmsSettings settings, Guards guards) {
    var protocol =
        new SmsProtocol(ClientAdapters.http(settings, threads), settings, Clock.systemUTC());
    return new ResilientSms(protocol, guards, meters, Clock.systemUTC());
  }

  private static SmsSettings settings(
      URI address, boolean honoursKey, Duration timeout, int window, Duration openFor) {
    return new SmsSettings(
        address,
        Duration.ofSeconds(5),
        timeout,
        3,
        Duration.ofMillis(10),
        Duration.ofSeconds(2),
        5000,
        50,
        window,
        openFor,
        honoursKey,
        8);
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    provider.stubFor(post(urlEqualTo("/messages")).willReturn(answer));
  }

  private static void answersFirst(ResponseDefinitionBuilder answer) {
    provider.stubFor(
        post(urlEqualTo("/messages"))
            .inScenario("once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(answer)
            .willSetStateTo("then"));
    provider.stubFor(
        post(urlEqualTo("/messages"))
            .inScenario("once")
            .whenScenarioStateIs("then")
            .willReturn(aResponse().withStatus(202).withBody(ACCEPTED)));
  }

  private static void tries(int times) {
    provider.verify(times, postRequestedFor(urlEqualTo("/messages")));
  }

  @Test
  void hands_over_a_message_with_its_key() {
    answers(aResponse().withStatus(202).withBody(ACCEPTED));
    assertThat(client(true).send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-1"));
    provider.verify(
        postRequestedFor(urlEqualTo("/messages"))
            .withHeader("Idempotency-Key", equalTo("c~new~1~SMS"))
            .withRequestBody(
                equalToJson(
                    "{\"key\":\"c~new~1~SMS\",\"to\":\"13800000000\",\"text\":\"text\","
                        + "\"template\":\"new.zh-CN.v1\"}")));
    assertThat(meters.counter("yichi.notification.sms", "result", "accepted").count()).isEqualTo(1);
  }

  @Test
  void takes_a_duplicate_for_accepted() {
    answers(okJson("{\"messageId\":\"m-0\",\"status\":\"DUPLICATE\"}"));
    assertThat(client(true).send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-0"));
  }

  @Test
  void tries_again_after_a_server_error_where_the_key_is_honoured() {
    answersFirst(aResponse().withStatus(500));
    assertThat(client(true).send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-1"));
    tries(2);
  }

  @Test
  void calls_a_server_error_uncertain_and_never_repeats_it_elsewhere() {
    answers(aResponse().withStatus(500));
    assertThat(client(false).send(MESSAGE)).isEqualTo(new SmsResult.Uncertain("HTTP 500"));
    tries(1);
  }

  @Test
  void gives_up_after_three_tries_in_one_go() {
    answers(aResponse().withStatus(500));
    assertThat(client(true).send(MESSAGE)).isEqualTo(new SmsResult.Uncertain("HTTP 500"));
    tries(3);
  }

  @Test
  void calls_a_slow_answer_uncertain() {
    answers(aResponse().withStatus(202).withBody(ACCEPTED).withFixedDelay(8000));
    assertThat(impatient(false).send(MESSAGE)).isInstanceOf(SmsResult.Uncertain.class);
    tries(1);
  }

  @Test
  void repeats_a_slow_answer_where_the_key_is_honoured() {
    answersFirst(aResponse().withStatus(202).withBody(ACCEPTED).withFixedDelay(8000));
    assertThat(impatient(true).send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-1"));
    tries(2);
  }

  @Test
  void calls_a_body_that_trickles_uncertain() {
    answers(aResponse().withStatus(202).withBody(ACCEPTED).withChunkedDribbleDelay(10, 10_000));
    assertThat(impatient(false).send(MESSAGE)).isInstanceOf(SmsResult.Uncertain.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECTION_RESET_BY_PEER",
        "EMPTY_RESPONSE",
        "RANDOM_DATA_THEN_CLOSE",
        "MALFORMED_RESPONSE_CHUNK"
      })
  void calls_a_broken_connection_uncertain(String fault) {
    answers(aResponse().withFault(Fault.valueOf(fault)));
    assertThat(client(false).send(MESSAGE)).isInstanceOf(SmsResult.Uncertain.class);
    tries(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "{}", "[]", "null", "{\"messageId\":\"\"}", "{\"messageId\":{}}"})
  void calls_a_malformed_answer_uncertain(String body) {
    answers(aResponse().withStatus(202).withBody(body));
    assertThat(client(false).send(MESSAGE)).isInstanceOf(SmsResult.Uncertain.class);
  }

  @Test
  void ignores_fields_of_a_later_version() {
    answers(okJson("{\"messageId\":\"m-1\",\"status\":\"ACCEPTED\",\"price\":{\"fen\":5}}"));
    assertThat(client(true).send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410, 422})
  void takes_a_refusal_for_final(int status) {
    answers(aResponse().withStatus(status).withBody("13800000000"));
    assertThat(client(true).send(MESSAGE)).isEqualTo(new SmsResult.Refused("HTTP " + status));
    tries(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void lets_messages_wait_while_address_or_credentials_are_wrong(int status) {
    answers(aResponse().withStatus(status));
    assertThat(client(true).send(MESSAGE))
        .isEqualTo(new SmsResult.Unavailable("HTTP " + status, Optional.empty()));
    tries(1);
  }

  @Test
  void waits_for_a_short_retry_after_in_the_same_go() {
    answersFirst(aResponse().withStatus(429).withHeader("Retry-After", "1"));
    long begin = System.nanoTime();
    assertThat(client(false).send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-1"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
    tries(2);
  }

  @Test
  void hands_a_long_retry_after_on_and_takes_nothing_until_then() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "60"));
    ResilientSms client = client(true);
    assertThat(client.room()).isPositive();
    assertThat(client.send(MESSAGE))
        .isEqualTo(new SmsResult.Unavailable("HTTP 429", Optional.of(Duration.ofSeconds(60))));
    assertThat(client.room()).isZero();
    tries(1);
  }

  @Test
  void survives_an_unreadable_retry_after() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "soon"));
    assertThat(client(true).send(MESSAGE))
        .isEqualTo(new SmsResult.Unavailable("HTTP 429", Optional.empty()));
  }

  @Test
  void knows_that_nothing_was_sent_where_nobody_listens() {
    var nowhere =
        new SmsSettings(
            URI.create("http://127.0.0.1:1"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            2,
            Duration.ofMillis(10),
            Duration.ofSeconds(1),
            1000,
            50,
            10,
            Duration.ofSeconds(1),
            false,
            8);
    var protocol =
        new SmsProtocol(ClientAdapters.http(nowhere, threads), nowhere, Clock.systemUTC());
    var client = new ResilientSms(protocol, Guards.of(nowhere), meters, Clock.systemUTC());
    assertThat(client.send(MESSAGE))
        .isEqualTo(new SmsResult.Unavailable("no connection", Optional.empty()));
  }

  @Test
  void knows_that_nothing_was_sent_where_the_certificate_is_not_trusted() {
    var secure =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort());
    secure.start();
    try {
      var address = URI.create("https://127.0.0.1:" + secure.httpsPort());
      var client = client(address, false, Duration.ofSeconds(20), 100, Duration.ofSeconds(30));
      assertThat(client.send(MESSAGE))
          .isEqualTo(new SmsResult.Unavailable("no connection", Optional.empty()));
    } finally {
      secure.stop();
    }
  }

  @Test
  void knows_that_nothing_was_sent_when_the_request_cannot_be_made() {
    var odd = new SmsMessage("a\nb", new MobileNumber("13800000000"), "text", "new.zh-CN.v1");
    assertThat(client(false).send(odd))
        .isEqualTo(
            new SmsResult.Unavailable("not sent: IllegalArgumentException", Optional.empty()));
    tries(0);
  }

  @Test
  void knows_that_nothing_was_sent_when_interrupted_before_its_turn() {
    answers(aResponse().withStatus(202).withBody(ACCEPTED));
    Thread.currentThread().interrupt();
    SmsResult result = client(false).send(MESSAGE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result)
        .isEqualTo(new SmsResult.Unavailable("interrupted before its turn", Optional.empty()));
    tries(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void calls_what_was_under_way_when_interrupted_uncertain(boolean honoursKey) throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      var client = client(address, honoursKey, Duration.ofSeconds(20), 100, Duration.ofSeconds(30));
      var result = new CompletableFuture<SmsResult>();
      Thread sender = Thread.ofVirtual().start(() -> result.complete(client.send(MESSAGE)));
      try (Socket connection = silent.accept()) {
        assertThat(connection.getInputStream().read()).isEqualTo('P');
        sender.interrupt();
        assertThat(result.get(20, TimeUnit.SECONDS))
            .isEqualTo(new SmsResult.Uncertain("interrupted while it was under way"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 500})
  void says_of_a_go_that_ends_between_two_tries_what_the_first_one_said(int status) {
    answers(aResponse().withStatus(status));
    URI address = URI.create(provider.baseUrl());
    var settings = settings(address, true, Duration.ofSeconds(20), 100, Duration.ofSeconds(30));
    Guards guards = Guards.of(settings);
    guards.retry().getEventPublisher().onRetry(wait -> Thread.currentThread().interrupt());
    SmsResult result = client(settings, guards).send(MESSAGE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result)
        .isEqualTo(
            status == 503
                ? new SmsResult.Unavailable("HTTP 503", Optional.empty())
                : new SmsResult.Uncertain("HTTP 500"));
    tries(1);
  }

  @Test
  void stays_uncertain_of_a_first_try_when_the_circuit_opens_before_the_second() {
    answers(aResponse().withStatus(500));
    assertThat(client(true, Duration.ofSeconds(20), 2, Duration.ofSeconds(30)).send(MESSAGE))
        .isEqualTo(new SmsResult.Uncertain("HTTP 500"));
    tries(1);
  }

  @Test
  void opens_the_circuit_and_closes_it_when_the_provider_is_back() {
    answers(aResponse().withStatus(503));
    ResilientSms client = client(true, Duration.ofSeconds(20), 10, Duration.ofSeconds(2));
    for (int n = 0; n < 4; n++) {
      client.send(MESSAGE);
    }
    assertThat(client.room()).isZero();
    assertThat(client.send(MESSAGE))
        .isEqualTo(new SmsResult.Unavailable("circuit open", Optional.of(Duration.ofSeconds(2))));
    answers(aResponse().withStatus(202).withBody(ACCEPTED));
    await().until(() -> client.room() > 0);
    for (int n = 0; n < 5; n++) {
      assertThat(client.send(MESSAGE)).isEqualTo(new SmsResult.Accepted("m-1"));
    }
    assertThat(client.room()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void does_not_open_the_circuit_for_refusals_or_a_busy_provider() {
    ResilientSms client = client(false, Duration.ofSeconds(20), 10, Duration.ofSeconds(30));
    answers(aResponse().withStatus(422));
    for (int n = 0; n < 12; n++) {
      client.send(MESSAGE);
    }
    answers(aResponse().withStatus(429));
    for (int n = 0; n < 6; n++) {
      client.send(MESSAGE);
    }
    assertThat(client.room()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void asks_what_became_of_a_message() {
    provider.stubFor(get(urlEqualTo("/messages/c~new~1~SMS")).willReturn(okJson(ACCEPTED)));
    assertThat(client(false).query("c~new~1~SMS")).isEqualTo(new SmsResult.Accepted("m-1"));
    assertThat(client(false).query("c~new~2~SMS")).isEqualTo(new SmsResult.Unheard());
  }
}
