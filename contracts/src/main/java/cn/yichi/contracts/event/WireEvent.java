package cn.yichi.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event ready for the wire: CloudEvents attributes, record key and JSON data as text. This is
 * what an outbox keeps, so that what was decided in one write is what is sent, however late.
 *
 * @param json empty for a tombstone: JSON is never empty
 * @param homeRegion the region a reader may choose by, see {@link Payload#aboutRegion()}; null
 *     where there is none
 */
public record WireEvent(
    String id,
    String type,
    String source,
    String subject,
    Instant time,
    String key,
    String json,
    @Nullable String homeRegion) {
  /**
   * Type of a tombstone. Its record has no value, which is what erases; the attributes only tell
   * when and after which state, so that what was written before it and comes later is not taken in.
   */
  public static final String ERASED = "yichi.erased.v1";

  /** Header of the id of the key that signed the batch. */
  public static final String SIGNING_KEY = "ce_sigkey";

  /**
   * Header of the batch's signature: base64url of signing instant, number of records, signature.
   */
  public static final String SIGNED_ROOT = "ce_sigroot";

  /** Header of a record's path to the signed root: base64url of its place and the hashes. */
  public static final String PROOF = "ce_sigproof";

  /** Header of {@link #homeRegion()}. */
  public static final String HOME_REGION = "ce_homeregion";

  /** An event by which a region speaks of its own. */
  public WireEvent(
      String id,
      String type,
      String source,
      String subject,
      Instant time,
      String key,
      String json) {
    this(id, type, source, subject, time, key, json, null);
  }

  /**
   * Kafka headers of CloudEvents binary mode; {@link #SIGNING_KEY}, {@link #SIGNED_ROOT} and {@link
   * #PROOF} join them when it is sent.
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
    if (homeRegion != null) {
      put(headers, HOME_REGION, homeRegion);
    }
    return headers;
  }

  /**
   * The erasure of what a key stands for (a revocation is a state, never this).
   *
   * @param id as the erased states are named, with the version after the last of them
   * @param source the service that wrote it
   */
  public static WireEvent tombstone(String id, String source, String key, Instant time) {
    return new WireEvent(id, ERASED, source, key, time, key, "");
  }

  /** The record value, UTF-8; null for a tombstone. */
  public byte @Nullable [] value() {
    return json.isEmpty() ? null : json.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
