package cn.yichi.recognition.file;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.register.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts out of files as they are published: what {@code GET
 * /api/agreements/{id}/{version}/statements} or {@code GET /api/agreement-books/{revision}}
 * answers, or a text itself. A text is found by its digest only, so that a changed one is as if it
 * were not there.
 */
final class PublishedTexts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Texts texts;
  private final Map<String, Agreement> byDigest = new HashMap<>();

  PublishedTexts(Texts texts) {
    this.texts = texts;
  }

  /** Reads every {@code .json} file of a folder; what holds no text is passed over. */
  void readAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(it -> it.toString().endsWith(".json")).sorted().toList();
    }
    for (Path each : files) {
      try {
        take(JSON.readTree(Files.readString(each)));
      } catch (JacksonException other) {
        // A file that is no JSON holds no text.
        continue;
      }
    }
  }

  Optional<Agreement> find(String digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }

  /** Whether another text of that version was found. */
  boolean holdsOther(String agreement, int version) {
    return byDigest.values().stream()
        .anyMatch(it -> it.id().equals(agreement) && it.version() == version);
  }

  private void take(JsonNode node) {
    if (node.path("document").isString()) {
      text(node.path("document").asString());
    } else if (node.has("clauses")) {
      text(node.toString());
    } else {
      node.values().forEach(this::take);
    }
  }

  private void text(String json) {
    if (texts.read(json) instanceof Texts.Reading.Sound sound) {
      byDigest.put(sound.text().digest(), sound.agreement());
    }
  }
}
