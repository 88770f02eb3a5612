package cn.yichi.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event ready for the wire: CloudEvents attributes, record key and JSON data as text. This is
 * what an outbox keeps, so that what was decided in one write is what is sent, however late.
 */
public record WireEvent(
    String id, String type, String source, String subject, Instant time, String key, String json) {

  /**
   * Kafka headers of CloudEvents binary mode; extensions {@code sigkey}, {@code sigroot}, {@code
   * sigproof} are reserved.
   */
  public Map<String, byte[]> headers() {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id);
    put(headers, "ce_type", type);
    put(headers, "ce_source", source);
    put(headers, "ce_subject", subject);
    put(headers, "ce_time", time.toString());
    put(headers, "content-type", "application/json");
    return headers;
  }

  /** The record value, UTF-8. */
  public byte[] value() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
