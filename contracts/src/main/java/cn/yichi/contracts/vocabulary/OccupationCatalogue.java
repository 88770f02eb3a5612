package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The occupations known here: by key, and by what bureaus write. It holds the occupations the
 * sources list, not the whole national catalogue, so an absent one is unknown rather than wrong.
 */
public final class OccupationCatalogue {
  private static final OccupationCatalogue STANDARD = OccupationFiles.load();

  private final Map<Occupation, Entry> entries;
  private final Map<String, Set<Occupation>> byName;
  private final Map<String, Set<Occupation>> byJobType;
  private final Map<String, Set<Occupation>> byAlias;
  private final Map<Occupation, String> sameAs;
  private final String digest;

  /**
   * One occupation.
   *
   * @param occupation its key
   * @param nameZh its name in that edition
   * @param jobTypes its job types (工种) as far as the sources list them
   */
  public record Entry(Occupation occupation, String nameZh, List<String> jobTypes) {
    public Entry {
      requireNonNull(occupation, "occupation");
      requireNonNull(nameZh, "nameZh");
      jobTypes = List.copyOf(jobTypes);
    }
  }

  /** What a name stands for. */
  public sealed interface Match {

    /**
     * Exactly one occupation.
     *
     * @param jobType the job type where the name was one
     */
    record One(Entry entry, Optional<String> jobType) implements Match {}

    /** Several; the sender has to say which. */
    record Ambiguous(List<Entry> entries) implements Match {
      public Ambiguous {
        entries = List.copyOf(entries);
      }
    }

    /** None known. */
    record None() implements Match {}
  }

  OccupationCatalogue(
      Map<Occupation, Entry> entries,
      Map<String, Set<Occupation>> byName,
      Map<String, Set<Occupation>> byJobType,
      Map<String, Set<Occupation>> byAlias,
      Map<Occupation, String> sameAs) {
    this.entries = entries;
    this.byName = byName;
    this.byJobType = byJobType;
    this.byAlias = byAlias;
    this.sameAs = sameAs;
    this.digest = computeDigest();
  }

  /** The catalogue bundled with the vocabulary. */
  public static OccupationCatalogue standard() {
    return STANDARD;
  }

  /**
   * Digest of what it lists and of what is one occupation across editions, SHA-256 in hex: equal
   * for equal catalogues, in every process.
   */
  public String digest() {
    return digest;
  }

  private String computeDigest() {
    String content = entries() + "|" + new TreeMap<>(keyed(sameAs));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> keyed(Map<Occupation, String> groups) {
    Map<String, String> keyed = new HashMap<>();
    groups.forEach((occupation, group) -> keyed.put(occupation.key(), group));
    return keyed;
  }

  /** The occupation of the key, if listed. */
  public Optional<Entry> find(Occupation occupation) {
    return Optional.ofNullable(entries.get(occupation));
  }

  /** All entries by edition and code. */
  public List<Entry> entries() {
    return entries.values().stream()
        .sorted(Comparator.comparing(entry -> entry.occupation().key()))
        .toList();
  }

  /**
   * What a stated name stands for: an occupation's name, else a job type, else an alias. Without an
   * edition the newest edition that knows the name answers.
   */
  public Match resolve(String nameOrAlias, Optional<CatalogueEdition> edition) {
    String name = WrittenForm.compact(nameOrAlias);
    Set<Occupation> named = inEdition(byName.get(name), edition);
    if (!named.isEmpty()) {
      return match(named, Optional.empty());
    }
    Set<Occupation> trades = inEdition(byJobType.get(name), edition);
    if (!trades.isEmpty()) {
      return match(trades, Optional.of(name));
    }
    return match(inEdition(byAlias.get(name), edition), Optional.empty());
  }

  /**
   * What an occupation is in an edition: itself in its own, in another where the data file says.
   */
  public Optional<Occupation> inEdition(Occupation occupation, CatalogueEdition edition) {
    if (occupation.edition() == edition) {
      return Optional.of(occupation);
    }
    String group = sameAs.get(occupation);
    if (group == null) {
      return Optional.empty();
    }
    for (Map.Entry<Occupation, String> each : sameAs.entrySet()) {
      if (each.getKey().edition() == edition && each.getValue().equals(group)) {
        return Optional.of(each.getKey());
      }
    }
    return Optional.empty();
  }

  /** True when both keys are the same occupation, in one edition or across two by the data file. */
  public boolean sameOccupation(Occupation one, Occupation other) {
    if (one.equals(other)) {
      return true;
    }
    String group = sameAs.get(one);
    return group != null && group.equals(sameAs.get(other));
  }

  private Match match(Set<Occupation> found, Optional<String> jobType) {
    List<Entry> hits = found.stream().map(entries::get).toList();
    return switch (hits.size()) {
      case 0 -> new Match.None();
      case 1 -> new Match.One(hits.getFirst(), jobType);
      default -> new Match.Ambiguous(hits);
    };
  }

  private static Set<Occupation> inEdition(
      @Nullable Set<Occupation> found, Optional<CatalogueEdition> edition) {
    if (found == null) {
      return Set.of();
    }
    CatalogueEdition wanted =
        edition.orElseGet(
            () ->
                found.stream()
                    .map(Occupation::edition)
                    .max(Comparator.naturalOrder())
                    .orElseThrow());
    Set<Occupation> hits = new LinkedHashSet<>();
    found.stream().filter(o -> o.edition() == wanted).forEach(hits::add);
    return hits;
  }
}
