package cn.yichi.contracts.event;

import cn.yichi.contracts.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code contracts/asyncapi.yaml} says what the code declares. */
class AsyncApiTest {
  private static final String HEAD =
      """
      asyncapi: 3.0.0
      info:
        title: Yichi event streams
        version: 1.0.0
        license: {name: Apache-2.0, url: "https://www.apache.org/licenses/LICENSE-2.0"}
        description: >-
          What the services of all regions say to each other. CloudEvents 1.0, Kafka binary mode
          (ce_ headers, JSON data). A region writes only below yichi.<own region>.; reading is granted
          stream by stream. A tombstone (null value, type yichi.erased.v1) means erasure; its ce_id names the
          version that the erasure took. Every record is signed by its region, a tombstone too; statements
          of keys are signed by the region's identity key instead (see docs/adr/0084). Federated topics
          carry no name, ID number or contact.
      defaultContentType: application/json
      channels:
      """;

  @Test
  void asyncapi_yaml_lists_every_stream_and_event_type() {
    StringBuilder yaml = new StringBuilder(HEAD);
    for (Stream stream : Stream.values()) {
      yaml.append(channel(stream));
    }
    yaml.append("operations:\n");
    typed().forEach(stream -> yaml.append(operations(stream)));
    yaml.append("components:\n  messages:\n");
    for (EventType type : EventType.values()) {
      yaml.append(message(type));
    }
    yaml.append(COMMON_HEADERS);
    Golden.check(
        Golden.repositoryRoot().resolve("contracts/asyncapi.yaml"),
        yaml.toString(),
        "mvn -pl contracts test -Dtest=AsyncApiTest");
  }

  private static List<Stream> typed() {
    return Arrays.stream(Stream.values()).filter(stream -> !typesOf(stream).isEmpty()).toList();
  }

  private static List<EventType> typesOf(Stream stream) {
    return Arrays.stream(EventType.values()).filter(type -> type.stream() == stream).toList();
  }

  private static String channel(Stream stream) {
    String config =
        stream.policy().topicConfig().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .filter(entry -> !entry.getKey().equals("cleanup.policy"))
            .map(entry -> "          " + entry.getKey() + ": " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    String messages =
        typesOf(stream).stream()
            .map(
                type ->
                    "      %s: {$ref: '#/components/messages/%s'}\n"
                        .formatted(name(type), name(type)))
            .collect(Collectors.joining());
    return """
      %s:
        address: yichi.{region}.%s
        description: %s
        parameters:
          region: {description: "GB/T 2260 code, six digits"}
        bindings:
          kafka:
            topicConfiguration:
              cleanup.policy: [%s]
    """
            .formatted(
                stream.wireName(), stream.wireName(),
                describe(stream), stream.policy().topicConfig().get("cleanup.policy"))
        + config
        + (messages.isEmpty() ? "    messages: {}\n" : "    messages:\n" + messages);
  }

  private static String describe(Stream stream) {
    String reach =
        stream.reach() == Stream.Reach.FEDERATED
            ? "Other regions read it by a recorded data route."
            : "Never leaves its region.";
    return typesOf(stream).isEmpty() ? reach + " Reserved; no event type uses it yet." : reach;
  }

  private static String operations(Stream stream) {
    return """
      publish-%1$s:
        action: send
        channel: {$ref: '#/channels/%1$s'}
      read-%1$s:
        action: receive
        channel: {$ref: '#/channels/%1$s'}
    """
        .formatted(stream.wireName());
  }

  private static String message(EventType type) {
    return """
        %s:
          name: %s
          contentType: application/json
          headers: {$ref: '#/components/schemas/CloudEventHeaders'}
          payload:
            schemaFormat: application/schema+json;version=draft-2020-12
            schema: {$ref: './schemas/%s'}
    """
        .formatted(name(type), type.wireName(), type.schemaFile());
  }

  private static String name(EventType type) {
    return type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static final String COMMON_HEADERS =
      """
        schemas:
          CloudEventHeaders:
            type: object
            required: [ce_specversion, ce_id, ce_type, ce_source, ce_time]
            properties:
              ce_specversion: {const: "1.0"}
              ce_id: {type: string, description: "deterministic: the same fact has the same id however often it is sent"}
              ce_type: {type: string, description: "explicit versioned name"}
              ce_source: {type: string, description: "/regions/<region>/<service>"}
              ce_subject: {type: string}
              ce_time: {type: string, format: date-time}
              ce_homeregion: {type: string, description: "home region of the certificate that a decision or benefit speaks of; a reader may pass over other regions by it"}
              ce_sigkey: {type: string, pattern: "^[0-9a-f]{32}$", description: "id of the key of the region that signed the batch; on every record but those of keys, tombstones too"}
              ce_sigroot: {type: string, description: "signature of the batch, base64url: instant of signing (8 bytes, milliseconds), number of records (4 bytes), signature (64 bytes)"}
              ce_sigproof: {type: string, description: "the record's proof, base64url: its place in the batch (4 bytes), hashes from leaf to root (32 bytes each, RFC 6962); a record that is sent again may differ in all three"}
              traceparent: {type: string, description: W3C trace context}
      """;
}
