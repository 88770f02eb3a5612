package cn.yichi.platform.signing;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.KeyRevocation;
import cn.yichi.contracts.event.KeyStatement;
import cn.yichi.contracts.event.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Statements about keys outside a topic: a CloudEvent in structured JSON a line. */
final class StatementLines {
  private static final String SERVICE = "identity";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EventCodec codec;

  StatementLines(EventCodec codec) {
    this.codec = codec;
  }

  /**
   * @throws IllegalArgumentException when a line that is not empty says nothing of a key; its
   *     message names the line
   */
  List<KeyFact> read(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> !lines.get(i).isBlank())
        .mapToObj(i -> read(lines.get(i), "line " + (i + 1)))
        .toList();
  }

  /** One line; see {@link #read(List)}. */
  KeyFact read(String line, String place) {
    if (decode(line) instanceof Decoded.Known known
        && known.event().data() instanceof KeyFact said) {
      return said;
    }
    throw new IllegalArgumentException(place + " is no statement of a key");
  }

  private @Nullable Decoded decode(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      return codec.decode(
          header -> attribute(event, header),
          event.path("data").toString().getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException malformed) {
      return null;
    }
  }

  private static byte @Nullable [] attribute(JsonNode event, String header) {
    JsonNode value = event.path(header.substring(header.indexOf('_') + 1));
    return value.isString() ? value.asString().getBytes(StandardCharsets.UTF_8) : null;
  }

  /** The event as it goes to the topic. */
  WireEvent event(KeyFact said) {
    return switch (said) {
      case KeyStatement it ->
          codec.encode(Envelope.of(EventType.KEY_STATED, it.region(), SERVICE, it));
      case KeyRevocation it ->
          codec.encode(Envelope.of(EventType.KEY_REVOKED, it.region(), SERVICE, it));
    };
  }

  String line(KeyFact said) {
    WireEvent event = event(said);
    ObjectNode line = JSON.createObjectNode();
    line.put("specversion", "1.0");
    line.put("id", event.id());
    line.put("type", event.type());
    line.put("source", event.source());
    line.put("subject", event.subject());
    line.put("time", event.time().toString());
    line.put("datacontenttype", "application/json");
    line.set("data", JSON.readTree(event.json()));
    return line.toString();
  }
}
