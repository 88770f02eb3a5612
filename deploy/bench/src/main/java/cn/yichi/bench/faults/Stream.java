package cn.yichi.bench.faults;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A stream of topics, one of each region, and how to read its records. */
enum Stream {
  CERTIFICATES(
      "certificates",
      state -> text(state, "certificateId"),
      state -> text(state, "certificateId"),
      "version",
      state ->
          text(state, "holderRef") + "|" + text(state, "status") + "|" + text(state, "number")),
  ISSUERS(
      "issuers",
      state -> text(state, "issuerCode"),
      state -> text(state, "issuerCode"),
      "version",
      state -> ""),
  CONTACTS(
      "contacts",
      state -> text(state, "recipient"),
      state -> text(state, "recipient"),
      "version",
      state -> state.path("mobile").isObject() ? text(state, "mobileMasked") : ""),
  RECOGNITIONS(
      "recognitions",
      state -> text(state, "certificateId"),
      state -> text(state, "certificateId"),
      "revision",
      state ->
          state.path("outcome")
              + "|"
              + state.path("equivalence")
              + "|"
              + state.path("conditions")
              + "|"
              + state.path("questions")),
  AGREEMENTS(
      "agreements",
      state ->
          text(state, "agreement") + "/" + state.path("version") + " of " + text(state, "region"),
      state -> text(state, "agreement") + "/" + state.path("version"),
      "revision",
      state ->
          text(state, "digest") + "|" + state.path("withdrawn") + "|" + state.path("measures")),
  BENEFITS(
      "benefits",
      state -> text(state, "certificateId") + "/" + text(state, "policyId"),
      state -> text(state, "recipient"),
      "revision",
      state -> text(state, "status"));

  private final String words;
  private final Function<JsonNode, String> thing;
  private final Function<JsonNode, String> key;
  private final String version;
  private final Function<JsonNode, String> sketch;

  Stream(
      String words,
      Function<JsonNode, String> thing,
      Function<JsonNode, String> key,
      String version,
      Function<JsonNode, String> sketch) {
    this.words = words;
    this.thing = thing;
    this.key = key;
    this.version = version;
    this.sketch = sketch;
  }

  String topic(String region) {
    return "yichi." + region + "." + words;
  }

  /** What a record is about. */
  String thing(JsonNode state) {
    return thing.apply(state);
  }

  /** The key that a record must stand under. */
  String key(JsonNode state) {
    return key.apply(state);
  }

  long version(JsonNode state) {
    return state.path(version).asLong();
  }

  /** What the checks must know of a record beyond its version. */
  String sketch(JsonNode state) {
    return sketch.apply(state).intern();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
