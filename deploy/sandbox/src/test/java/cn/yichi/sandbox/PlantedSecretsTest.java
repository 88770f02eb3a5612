package cn.yichi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.vault.SandboxKeys;
import cn.yichi.sandbox.provider.SandboxProvider;
import cn.yichi.sandbox.sample.IssuerFile;
import cn.yichi.sandbox.sample.SampleRegion;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * One made-up person goes through three services on every path; nothing of hers is left in clear.
 */
class PlantedSecretsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "欧阳隐测";
  private static final String ID_NUMBER = "510104198807069779";
  private static final String MOBILE = "13798765043";

  /** Of a kind whose number is published; elsewhere it is masked. */
  private static final String SERIAL = "S000051000101214977043";

  private static final List<Mark> PERSON =
      List.of(new Mark("name", NAME), new Mark("ID number", ID_NUMBER), new Mark("mobile", MOBILE));
  private static final List<Mark> NUMBER = List.of(new Mark("certificate number", SERIAL));

  /** The key by which pseudonyms are made, as settings or a dump would show it. */
  private static final List<Mark> KEY =
      List.of(
          new Mark(
              "federation key", Base64.getEncoder().encodeToString(SandboxKeys.key("federation"))),
          new Mark(
              "federation key in hex", HexFormat.of().formatHex(SandboxKeys.key("federation"))));

  /** Where a published number stands: its topic, and what holds it at home and with its readers. */
  private static final Set<String> NUMBER_STANDS =
      Set.of(
          "topic yichi.510000.certificates",
          "registry_510000.certificates",
          "registry_510000.certificates_history");

  private static final String HEADINGS = "姓名,证件类型,证件号码,手机号码,证书类别,职业名称,等级,证书编号,评价机构代码,发证日期\n";

  @TempDir private static Path folder;

  private static final List<ConfigurableApplicationContext> CONTEXTS = new ArrayList<>();

  /** Answers to those who wrote what they hold, and to those who read it later. */
  private static final List<Trace> REPLIES = new ArrayList<>();

  private static final List<Trace> ANSWERS = new ArrayList<>();
  private static boolean reading;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final OneJvm JVM = new OneJvm(null);
  private static final List<AutoCloseable> BESIDE = new ArrayList<>();
  private static Running running = new Running("", "", new Tokens("", List.of()), List.of());

  private record Running(String brokers, String database, Tokens tokens, List<ServiceAt> services) {
    ServiceAt registry() {
      return services.get(0);
    }

    ServiceAt recognition() {
      return services.get(1);
    }
  }

  @BeforeAll
  static void a_person_goes_through_all_services() throws IOException {
    start();
    HeardLogs logs = HeardLogs.listen();
    BESIDE.add(logs);
    register();
    importFiles();
    ask();
    err();
    sendBadRecords();
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> count("notification_510000", "notices", "sms.state", "SENT") > 0);
    reveal();
    reading = true;
    walkGets();
    ANSWERS.add(logs.all());
  }

  private static void start() throws IOException {
    Ports ports = Ports.free();
    List<ServiceAt> services =
        ports.services().stream()
            .filter(it -> it.region().equals("510000") || it.name().equals("recognition-500000"))
            .toList();
    SmsStandIn sms = new SmsStandIn(ports.sms(), new PrintStream(OutputStream.nullOutputStream()));
    BESIDE.add(sms);
    SandboxProvider provider = SandboxProvider.start(ports.provider());
    BESIDE.add(provider);
    String brokers = JVM.startBroker(ports);
    String database = JVM.startDatabase(ports);
    IssuerFile.write(SampleRegion.named("510000"), folder.resolve("issuers-510000.yaml"));
    Backbone backbone = new Backbone(brokers, database, sms.url(), provider.url(), folder);
    for (ServiceAt service : services) {
      CONTEXTS.add(JVM.run(service, backbone));
    }
    running = new Running(brokers, database, new Tokens(provider.url(), services), services);
  }

  private static void register() {
    String path = running.registry().url() + "/api/certificates";
    HttpResponse<byte[]> created = post(path, statement(SERIAL), "Idempotency-Key", "planted-1");
    assertThat(created.statusCode()).as(text(created)).isEqualTo(201);
    post(path, with(statement("T" + ID_NUMBER), "kind", "特种作业操作证"));
    // Refused: one for its values, one because the number is taken.
    post(path, with(statement(SERIAL), "documentNumber", ID_NUMBER.substring(1) + "0"));
    post(path, with(statement(SERIAL), "level", NAME));
    post(path, with(statement(SERIAL), "issuedOn", ID_NUMBER));
    post(path, with(statement(SERIAL), "assessedOn", "2021-01-01"));
  }

  private static Map<String, String> statement(String number) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("name", NAME);
    body.put("documentType", "居民身份证");
    body.put("documentNumber", ID_NUMBER);
    body.put("mobile", MOBILE);
    body.put("kind", "职业技能等级证书");
    body.put("occupationName", "车工");
    body.put("level", "四级");
    body.put("number", number);
    body.put("issuerCode", "S000051000101");
    body.put("issuedOn", "2021-03-15");
    return body;
  }

  private static Map<String, String> with(Map<String, String> body, String field, String value) {
    Map<String, String> other = new LinkedHashMap<>(body);
    other.put(field, value);
    return other;
  }

  /** Accepted, refused and unreadable rows, in two encodings, and a file named after its person. */
  private static void importFiles() {
    String row =
        NAME
            + ",居民身份证,"
            + ID_NUMBER
            + ","
            + MOBILE
            + ",职业技能等级证书,车工,四级,%s,S000051000101,2021-03-15\n";
    String rows =
        HEADINGS
            + row.formatted("S000051000101214977044")
            + row.formatted(NAME)
            + row.formatted(ID_NUMBER)
            + row.formatted("川" + MOBILE)
            + row.formatted(SERIAL).replace("四级", ID_NUMBER)
            + row.formatted(SERIAL).replace("居民身份证", MOBILE);
    upload(rows.getBytes(StandardCharsets.UTF_8), "text/csv");
    upload(rows.getBytes(Charset.forName("GB18030")), "text/csv");
    upload((rows + "\"" + row).getBytes(StandardCharsets.UTF_8), "text/csv");
    upload((NAME + "," + ID_NUMBER + "\n" + row).getBytes(StandardCharsets.UTF_8), "text/csv");
    upload((rows + NAME + "\0" + ID_NUMBER).getBytes(StandardCharsets.UTF_8), "text/csv");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !bodyOf(running.registry().url() + "/api/imports").contains("\"QUEUED\""));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !bodyOf(running.registry().url() + "/api/imports").contains("\"RUNNING\""));
  }

  private static void upload(byte[] content, String type) {
    String name = encoded("第一批" + ID_NUMBER + "-" + MOBILE + ".csv");
    send(
        request(Role.OFFICER, running.registry().url() + "/api/imports?filename=" + name)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(content)));
  }

  private static void ask() {
    String registry = running.registry().url();
    post(registry + "/api/certificates/lookup", Map.of("number", SERIAL, "name", NAME));
    post(
        registry + "/api/certificates/lookup",
        Map.of("number", SERIAL, "documentNumber", ID_NUMBER));
    post(registry + "/api/certificates/lookup", Map.of("number", NAME, "issuedOn", ID_NUMBER));
    String recognition = running.recognition().url();
    for (String who : List.of(NAME, NAME + "甲")) {
      post(
          recognition + "/api/enquiries",
          Map.of("certificateNumber", SERIAL, "holderName", who, "hostRegion", "510000"));
      post(
          recognition + "/api/certificates/standing",
          Map.of("certificateNumber", SERIAL, "holderName", who));
      post(
          recognition + "/api/benefits/jiangjin-housing/eligibility",
          Map.of("certificateNumber", SERIAL, "holderName", who, "facts", Map.of(MOBILE, NAME)));
    }
  }

  /** The one answer in clear; nothing of it may be left anywhere. */
  private static void reveal() {
    String ref = ids("registry_510000", "persons").getFirst();
    HttpResponse<byte[]> shown =
        post(
            running.registry().url() + "/api/holders/" + ref + "/reveal",
            Map.of(
                "fields",
                List.of("name", "documentNumber", "mobile"),
                "purpose",
                Map.of("code", "CONTACT_HOLDER", "words", "退信 2026-0001")));
    REPLIES.removeLast();
    assertThat(text(shown)).contains(ID_NUMBER, MOBILE);
  }

  /** Mistakes of every kind, in everything that a sender can write. */
  private static void err() {
    for (ServiceAt service : running.services()) {
      String url = service.url();
      String person = encoded(NAME) + "/" + ID_NUMBER;
      for (String path :
          List.of(
              "/api/certificates", "/api/enquiries", "/api/imports", "/api/certificates/lookup")) {
        sendJson(url + path, "{\"name\":\"" + NAME + "\",\"documentNumber\":" + ID_NUMBER);
        sendJson(url + path, "{\"" + NAME + "\":\"" + ID_NUMBER + "\"}");
        sendJson(url + path, "[\"" + NAME + "\",{\"number\":{\"" + MOBILE + "\":1}}]");
        sendJson(url + path, "{\"name\":\"" + (NAME + ID_NUMBER).repeat(100_000) + "\"}");
        get(url + path + "?" + encoded(NAME) + "=" + ID_NUMBER + "&limit=" + MOBILE);
        get(url + path + "/" + person);
      }
      get(url + "/api/holders/" + ID_NUMBER + "/notices?after=" + encoded(NAME));
      get(url + "/api/imports?limit=" + ID_NUMBER + "&after=" + encoded(NAME));
      get(url + "/api/books?after=" + encoded(NAME) + ID_NUMBER);
      send(
          HttpRequest.newBuilder(URI.create(url + "/api/books"))
              .header("Authorization", "Bearer " + forged())
              .GET());
      send(
          request(Role.OFFICER, url + "/api/certificates/" + ID_NUMBER)
              .header("Content-Type", "application/json")
              .header("If-Match", ID_NUMBER)
              .header("Idempotency-Key", ID_NUMBER + MOBILE)
              .header("Accept-Language", ID_NUMBER)
              .PUT(BodyPublishers.ofString("{}")));
      send(request(Role.OFFICER, url + "/api/holders/" + ID_NUMBER + "/contact").DELETE());
    }
  }

  /** Records that go to the dead letters; what the log and the reason say of them is looked at. */
  private static void sendBadRecords() {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", running.brokers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String stream : List.of("contacts", "certificates", "recognitions")) {
        for (String type :
            List.of("yichi.contact.claimed.v1", "yichi.certificate.issued.v1", NAME)) {
          var record =
              new ProducerRecord<>(
                  "yichi.510000." + stream,
                  ID_NUMBER,
                  "{\"recipient\":\"" + NAME + "\",\"version\":\"" + MOBILE + "\"}");
          Map.of(
                  Traces.OWN,
                  "true",
                  "ce_type",
                  type,
                  "ce_id",
                  "holder:" + ID_NUMBER,
                  "ce_source",
                  "/regions/510000/registry",
                  "ce_time",
                  "2026-01-01T00:00:00Z",
                  "ce_specversion",
                  "1.0")
              .forEach(
                  (name, value) ->
                      record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
          producer.send(record);
        }
      }
      producer.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Traces.topics(running.brokers()).stream()
                        .filter(each -> each.content().contains("yichi_dlt_reason="))
                        .count()
                    >= 3);
  }

  private static String forged() {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String claims = "{\"iss\":\"http://x\",\"sub\":\"" + NAME + "\",\"id\":\"" + ID_NUMBER + "\"}";
    return base64.encodeToString(
            "{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".AAAA";
  }

  /** Every GET of every service, with every id that is stored, and the metrics. */
  private static void walkGets() {
    for (int i = 0; i < CONTEXTS.size(); i++) {
      String url = running.services().get(i).url();
      CONTEXTS
          .get(i)
          .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
          .getHandlerMethods()
          .forEach(
              (mapping, handler) -> {
                if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                  mapping
                      .getPatternValues()
                      .forEach(pattern -> paths(pattern).forEach(it -> get(url + it)));
                }
              });
      get(url + "/actuator/prometheus");
      get(url + "/actuator/health");
      get(url + "/openapi");
    }
  }

  private static List<String> paths(String pattern) {
    if (!pattern.contains("{")) {
      return List.of(pattern);
    }
    List<String> ids =
        pattern.startsWith("/api/imports")
            ? ids("registry_510000", "imports")
            : pattern.startsWith("/api/holders")
                ? ids("registry_510000", "persons")
                : pattern.startsWith("/api/notices")
                    ? ids("notification_510000", "notices")
                    : ids("registry_510000", "certificates");
    return ids.stream().map(id -> pattern.replaceAll("\\{[^}]*}", id)).toList();
  }

  private static List<String> ids(String database, String collection) {
    try (MongoClient client = MongoClients.create(running.database())) {
      return client
          .getDatabase(database)
          .getCollection(collection)
          .find()
          .map(each -> each.get("_id").toString())
          .into(new ArrayList<>());
    }
  }

  private static long count(String database, String collection, String field, String value) {
    try (MongoClient client = MongoClients.create(running.database())) {
      return client
          .getDatabase(database)
          .getCollection(collection)
          .countDocuments(new Document(field, value));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(Role role, String url) {
    URI address = URI.create(url);
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", running.tokens().bearer(role, address));
  }

  private static void get(String url) {
    for (Role role : List.of(Role.OFFICER, Role.AUDITOR, Role.SERVICE)) {
      send(request(role, url).GET());
    }
  }

  private static String bodyOf(String url) {
    return text(send(request(Role.OFFICER, url).GET()));
  }

  private static HttpResponse<byte[]> post(String url, Map<String, ?> body, String... headers) {
    HttpRequest.Builder request =
        request(Role.OFFICER, url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static void sendJson(String url, String body) {
    send(
        request(Role.OFFICER, url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
      String place =
          "answer of "
              + request.method()
              + " "
              + request.uri().getPath().replaceAll("[^/a-z]", ".");
      (reading ? ANSWERS : REPLIES).add(new Trace(place, text(answer) + answer.headers().map()));
      return answer;
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }

  @AfterAll
  static void stop() {
    JVM.close();
    BESIDE.forEach(Closing::quietly);
    HTTP.close();
  }

  /** But for the file of refused rows, which is the officer's own file again. */
  @Test
  void what_is_read_logged_and_measured_names_nobody() {
    List<Trace> read = ANSWERS.stream().filter(each -> !each.place().endsWith("/errors")).toList();
    assertThat(read).hasSizeGreaterThan(50);
    assertThat(found(read, PERSON)).isEmpty();
  }

  /** A name where no name belongs cannot be told from other words; numbers can. */
  @Test
  void a_reply_repeats_no_number_to_who_wrote_it() {
    assertThat(REPLIES).hasSizeGreaterThan(100);
    assertThat(found(REPLIES, PERSON.subList(1, 3))).isEmpty();
  }

  @Test
  void topics_databases_and_files_name_nobody() {
    List<Trace> kept = kept();
    assertThat(kept)
        .extracting(Trace::place)
        .contains(
            "registry_510000.persons",
            "topic yichi.510000.contacts",
            "notification_510000.notices");
    assertThat(found(kept, PERSON)).isEmpty();
  }

  @Test
  void a_published_number_stands_where_it_is_published_and_nowhere_else() {
    List<Trace> others =
        Stream.concat(kept().stream(), ANSWERS.stream())
            .filter(each -> !each.place().endsWith("/errors"))
            .filter(each -> !NUMBER_STANDS.contains(each.place()))
            .toList();
    assertThat(found(others, NUMBER)).isEmpty();
    assertThat(found(kept(), NUMBER)).as("the search finds what is there").isNotEmpty();
  }

  @Test
  void the_federation_s_key_stands_nowhere_though_it_made_every_pseudonym() {
    List<Trace> all = Stream.of(ANSWERS, REPLIES, kept()).flatMap(List::stream).toList();
    assertThat(found(all, KEY)).isEmpty();
    String dump = "keys={1=" + Base64.getEncoder().encodeToString(SandboxKeys.key("federation"));
    assertThat(found(List.of(new Trace("here", dump)), KEY)).isNotEmpty();
  }

  private static List<Trace> kept() {
    return Stream.of(
            Traces.topics(running.brokers()),
            Traces.databases(running.database()),
            Traces.files(folder))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> found(List<Trace> traces, List<Mark> marks) {
    return traces.stream().flatMap(trace -> trace.found(marks).stream()).distinct().toList();
  }

  /** Each form in which somebody could be hidden, planted on purpose in a database. */
  static Stream<String> forms() {
    return PERSON.stream().flatMap(mark -> mark.forms().values().stream()).distinct();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void what_is_planted_on_purpose_is_found_in_every_form(String form) {
    Trace planted = new Trace("here", "x=" + form + ";");
    assertThat(found(List.of(planted), PERSON)).isNotEmpty();
  }

  @Test
  void what_is_planted_on_purpose_is_found_in_database_file_and_log() throws IOException {
    try (MongoClient client = MongoClients.create(running.database());
        HeardLogs logs = HeardLogs.listen()) {
      var planted = client.getDatabase("planted").getCollection("planted");
      planted.insertOne(
          new Document("_id", "a").append("n", NAME.getBytes(StandardCharsets.UTF_8)));
      Path file = Files.writeString(folder.resolve("leak"), "x" + ID_NUMBER);
      LoggerFactory.getLogger("cn.yichi.planted").debug("called {}", MOBILE);
      assertThat(found(kept(), PERSON))
          .anyMatch(each -> each.startsWith("name as UTF-8 base64"))
          .anyMatch(each -> each.startsWith("ID number as UTF-8 in file leak"));
      assertThat(found(List.of(logs.all()), PERSON)).isNotEmpty();
      Files.delete(file);
      client.getDatabase("planted").drop();
    }
  }
}
