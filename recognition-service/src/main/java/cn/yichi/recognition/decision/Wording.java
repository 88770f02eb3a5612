package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sentences of a bundle in zh-CN or English. Templates name their parameters in braces; parameters
 * that hold a code (level, kind, region, …) are put in as names in the reader's language.
 */
public final class Wording {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  // Without this, a JVM whose own locale is English would answer a Chinese reader in English.
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final String NAMES = "cn.yichi.recognition.decision.names";

  /** Keys without a group stand under the empty one. */
  private static final String UNGROUPED = "";

  // By group and key: the codes know their hash, words put together for a look-up would not.
  private final Map<String, Map<String, List<Part>>> sentences;
  private final Map<String, Map<String, String>> names;

  private Wording(ResourceBundle sentences, ResourceBundle names) {
    this.sentences = grouped(sentences, Wording::parts);
    this.names = grouped(names, name -> name);
  }

  private static <T> Map<String, Map<String, T>> grouped(
      ResourceBundle bundle, Function<String, T> reading) {
    return bundle.keySet().stream()
        .collect(
            Collectors.groupingBy(
                key -> key.substring(0, Math.max(0, key.indexOf('.'))),
                Collectors.toMap(
                    key -> key.substring(key.indexOf('.') + 1),
                    key -> reading.apply(bundle.getString(key)))));
  }

  /** Words, then the value of a slot; the last part of a sentence has no slot. */
  private record Part(String words, @Nullable String slot) {}

  private static List<Part> parts(String template) {
    List<Part> parts = new ArrayList<>();
    Matcher slots = SLOT.matcher(template);
    int read = 0;
    while (slots.find()) {
      parts.add(new Part(template.substring(read, slots.start()), slots.group(1)));
      read = slots.end();
    }
    parts.add(new Part(template.substring(read), null));
    return List.copyOf(parts);
  }

  /**
   * A bundle in the reader's language: English where the locale asks for it, else zh-CN.
   *
   * @param bundle full name of the bundle
   */
  public static Wording of(String bundle, Locale locale) {
    Locale chosen = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
    return new Wording(load(bundle, chosen), load(NAMES, chosen));
  }

  /**
   * The sentence of a key with its parameters put in.
   *
   * @throws MissingResourceException for a key that the bundle does not have
   */
  public String sentence(String key, Map<String, String> parameters) {
    int dot = key.indexOf('.');
    return dot < 0
        ? sentence(UNGROUPED, key, parameters)
        : sentence(key.substring(0, dot), key.substring(dot + 1), parameters);
  }

  /**
   * The sentence of {@code <group>.<key>} with its parameters put in.
   *
   * @throws MissingResourceException for a key that the bundle does not have
   */
  public String sentence(String group, String key, Map<String, String> parameters) {
    List<Part> parts = sentences.getOrDefault(group, Map.of()).get(key);
    if (parts == null) {
      throw new MissingResourceException(
          "no sentence " + group + " " + key, Wording.class.getName(), key);
    }
    if (parts.size() == 1) {
      return parts.getFirst().words();
    }
    StringBuilder sentence = new StringBuilder();
    for (Part part : parts) {
      sentence.append(part.words());
      if (part.slot() != null) {
        sentence.append(shown(part.slot(), parameters.get(part.slot())));
      }
    }
    return sentence.toString();
  }

  /** Name of a level. */
  public String level(SkillLevel level) {
    return named("level", level.name());
  }

  /** Name of a certificate kind. */
  public String kind(CertificateKind kind) {
    return named("kind", kind.name());
  }

  private String shown(String parameter, @Nullable String value) {
    if (value == null) {
      return "—";
    }
    return switch (parameter) {
      case "level", "lowest", "highest", "held" -> named("level", value);
      case "kind", "target" -> named("kind", value);
      case "grade", "status", "part", "basis", "condition", "question" -> named(parameter, value);
      case "home", "host", "region" -> region(value);
      default -> value;
    };
  }

  private String region(String code) {
    String provincial = names.getOrDefault("region", Map.of()).get(code);
    return provincial == null ? new Region(code).nameZh() : provincial;
  }

  private String named(String group, String value) {
    String name = names.getOrDefault(group, Map.of()).get(value);
    if (name == null) {
      throw new MissingResourceException(
          "no name of " + group + " " + value, Wording.class.getName(), value);
    }
    return name;
  }

  private static ResourceBundle load(String bundle, Locale locale) {
    return ResourceBundle.getBundle(bundle, locale, Wording.class.getClassLoader(), NO_FALLBACK);
  }
}
