package cn.yichi.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventContractTest {
  private static final Path ROOT = Golden.repositoryRoot();
  private static final Path GOLDEN = ROOT.resolve("contracts/src/test/resources/golden");
  private static final String UPDATE = "mvn -pl contracts test -Dtest=EventContractTest";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @EnumSource(EventType.class)
  void every_type_is_written_as_its_golden_file_says(EventType type) {
    WireEvent wire = codec.encode(SampleEvents.of(type));
    Golden.check(goldenOf(type), pretty(headersAndData(wire)), UPDATE);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void every_written_event_is_valid_by_its_schema(EventType type) throws IOException {
    WireEvent wire = codec.encode(SampleEvents.of(type));
    assertThat(
            schemaOf(type)
                .validate(wire.json(), InputFormat.JSON, EventContractTest::assertFormats))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void every_schema_refuses_a_name_beside_the_declared_fields(EventType type) throws IOException {
    ObjectNode data = (ObjectNode) JSON.readTree(codec.encode(SampleEvents.of(type)).json());
    data.put("holderName", "王川江");
    assertThat(schemaOf(type).validate(data.toString(), InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void every_schema_refuses_each_needed_field_when_it_is_missing(EventType type)
      throws IOException {
    ObjectNode data = (ObjectNode) JSON.readTree(codec.encode(SampleEvents.of(type)).json());
    JsonNode required = JSON.readTree(Files.readString(schemaFile(type))).get("required");
    for (JsonNode field : required) {
      ObjectNode without = data.deepCopy();
      without.remove(field.asString());
      assertThat(schemaOf(type).validate(without.toString(), InputFormat.JSON))
          .as(field.asString())
          .isNotEmpty();
      assertThat(
              codec.decode(
                  headers(codec.encode(SampleEvents.of(type))),
                  without.toString().getBytes(StandardCharsets.UTF_8)))
          .as("codec without " + field.asString())
          .isInstanceOf(Decoded.Broken.class);
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void what_is_written_is_ascii(EventType type) {
    assertThat(codec.encode(SampleEvents.of(type)).json()).matches("\\p{ASCII}+");
  }

  static Stream<Path> goldens() throws IOException {
    return Files.list(GOLDEN).filter(file -> file.toString().endsWith(".json")).sorted();
  }

  /** Goldens of retired versions stay in the folder, so this reads old events with today's code. */
  @ParameterizedTest
  @MethodSource("goldens")
  void every_golden_ever_written_stays_readable(Path golden) throws IOException {
    JsonNode file = JSON.readTree(Files.readString(golden));
    Decoded decoded = codec.decode(headers(file.get("headers")), bytes(file.get("data")));
    assertThat(decoded).isInstanceOf(Decoded.Known.class);
    Envelope<?> event = ((Decoded.Known) decoded).event();
    assertThat(codec.encode(event).id()).isEqualTo(file.get("headers").get("ce_id").asString());
  }

  /** Today's reader stands for an older one: fields it does not know must not disturb it. */
  @ParameterizedTest
  @EnumSource(EventType.class)
  void a_reader_passes_over_fields_a_newer_writer_adds(EventType type) {
    WireEvent wire = codec.encode(SampleEvents.of(type));
    ObjectNode data = (ObjectNode) JSON.readTree(wire.json());
    data.putObject("addedLater").put("deep", 1);
    ((ObjectNode) data.get("instants")).put("addedLater", "x");
    assertThat(codec.decode(headers(wire), bytes(data)))
        .isEqualTo(new Decoded.Known(SampleEvents.of(type)));
  }

  @Test
  void an_unknown_type_is_told_from_a_broken_record() {
    WireEvent wire = codec.encode(SampleEvents.of(EventType.BENEFIT_CHANGED));
    Map<String, byte[]> other = new HashMap<>(wire.headers());
    other.put("ce_type", "yichi.certificate.issued.v9".getBytes(StandardCharsets.UTF_8));
    assertThat(codec.decode(other::get, wire.value()))
        .isEqualTo(new Decoded.Unknown("yichi.certificate.issued.v9"));
    assertThat(codec.decode(name -> null, wire.value())).isInstanceOf(Decoded.Broken.class);
    assertThat(codec.decode(wire.headers()::get, "{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Broken.class);
    assertThat(codec.decode(wire.headers()::get, "null".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Broken.class);
    assertThat(codec.decode(wire.headers()::get, new byte[] {(byte) 0xff, 0}))
        .isInstanceOf(Decoded.Broken.class);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void an_instant_beyond_all_bounds_is_never_thrown_at_the_reader(EventType type) {
    WireEvent wire = codec.encode(SampleEvents.of(type));
    for (String instant : List.of("\"+999999999-12-31T23:59:59Z\"", "9999999999999999")) {
      String json =
          wire.json().replaceAll("\"recordedAt\":\"[^\"]*\"", "\"recordedAt\":" + instant);
      assertThat(json).contains(instant);
      Decoded decoded = codec.decode(headers(wire), json.getBytes(StandardCharsets.UTF_8));
      if (type == EventType.KEY_STATED || type == EventType.KEY_REVOKED) {
        assertThat(decoded).isInstanceOf(Decoded.Broken.class);
      }
    }
  }

  @Test
  void an_id_that_does_not_match_its_content_is_broken() {
    WireEvent wire = codec.encode(SampleEvents.of(EventType.CERTIFICATE_ISSUED));
    Map<String, byte[]> other = new HashMap<>(wire.headers());
    other.put("ce_id", "somebody-else/1".getBytes(StandardCharsets.UTF_8));
    assertThat(codec.decode(other::get, wire.value()))
        .isEqualTo(new Decoded.Broken("ce_id does not match the content"));
  }

  @Test
  void a_home_region_that_does_not_match_its_content_is_broken() {
    WireEvent event = codec.encode(SampleEvents.of(EventType.RECOGNITION_DECIDED));
    Map<String, byte[]> headers = new HashMap<>(event.headers());
    headers.put(WireEvent.HOME_REGION, "650000".getBytes(StandardCharsets.UTF_8));
    assertThat(codec.decode(headers::get, event.value()))
        .isEqualTo(new Decoded.Broken("ce_homeregion does not match the content"));
  }

  @Test
  void a_broken_payload_is_reported_without_its_values() {
    WireEvent wire = codec.encode(SampleEvents.of(EventType.CERTIFICATE_ISSUED));
    ObjectNode data = (ObjectNode) JSON.readTree(wire.json());
    data.put("issuedOn", "SECRET-11010519491231002X");
    Decoded decoded = codec.decode(headers(wire), bytes(data));
    assertThat(decoded).isInstanceOf(Decoded.Broken.class);
    assertThat(((Decoded.Broken) decoded).reason()).contains("issuedOn").doesNotContain("SECRET");
  }

  private static void assertFormats(com.networknt.schema.ExecutionContext context) {
    context.executionConfig(config -> config.formatAssertionsEnabled(true));
  }

  private static Path goldenOf(EventType type) {
    return GOLDEN.resolve(type.wireName() + ".json");
  }

  private static Path schemaFile(EventType type) {
    return ROOT.resolve("contracts/schemas").resolve(type.schemaFile());
  }

  private static Schema schemaOf(EventType type) throws IOException {
    return SCHEMAS.getSchema(Files.readString(schemaFile(type)), InputFormat.JSON);
  }

  private static ObjectNode headersAndData(WireEvent wire) {
    ObjectNode file = JSON.createObjectNode();
    file.put("key", wire.key());
    ObjectNode headers = file.putObject("headers");
    wire.headers()
        .forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
    file.set("data", JSON.readTree(wire.json()));
    return file;
  }

  private static String pretty(JsonNode node) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }

  private static java.util.function.Function<String, byte[]> headers(WireEvent wire) {
    return wire.headers()::get;
  }

  private static java.util.function.Function<String, byte[]> headers(JsonNode headers) {
    return name ->
        headers.has(name) ? headers.get(name).asString().getBytes(StandardCharsets.UTF_8) : null;
  }

  private static byte[] bytes(JsonNode data) {
    return data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void every_stream_has_its_own_topic_pattern() {
    assertThat(List.of(cn.yichi.contracts.event.Stream.values()))
        .allSatisfy(
            stream ->
                assertThat(stream.topic("510000"))
                    .matches(stream.everyRegion())
                    .doesNotContain(","));
  }
}
