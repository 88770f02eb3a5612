package cn.yichi.contracts.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the bundled occupation files into one catalogue. */
final class OccupationFiles {
  private OccupationFiles() {}

  static OccupationCatalogue load() {
    Map<Occupation, List<String>> jobTypes = new HashMap<>();
    Map<String, Set<Occupation>> byJobType = new HashMap<>();
    for (List<String> row :
        DataFile.rows("job-types.csv", "edition", "code", "job_type", "source")) {
      jobTypes.computeIfAbsent(key(row), k -> new ArrayList<>()).add(row.get(2));
      index(byJobType, row.get(2), key(row));
    }
    Map<Occupation, OccupationCatalogue.Entry> entries = new LinkedHashMap<>();
    Map<String, Set<Occupation>> byName = new HashMap<>();
    for (List<String> row : DataFile.rows("occupations.csv", "edition", "code", "name", "source")) {
      Occupation occupation = key(row);
      entries.put(
          occupation,
          new OccupationCatalogue.Entry(
              occupation, row.get(2), jobTypes.getOrDefault(occupation, List.of())));
      index(byName, row.get(2), occupation);
    }
    return new OccupationCatalogue(
        Map.copyOf(entries), byName, byJobType, aliases(), sameOccupations());
  }

  private static Map<String, Set<Occupation>> aliases() {
    Map<String, Set<Occupation>> aliases = new HashMap<>();
    DataFile.rows("occupation-aliases.csv", "edition", "code", "alias", "source")
        .forEach(row -> index(aliases, row.get(2), key(row)));
    return aliases;
  }

  private static Map<Occupation, String> sameOccupations() {
    Map<Occupation, String> groups = new HashMap<>();
    DataFile.rows("same-occupations.csv", "edition", "code", "group", "source")
        .forEach(row -> groups.put(key(row), row.get(2)));
    return Map.copyOf(groups);
  }

  private static void index(Map<String, Set<Occupation>> map, String name, Occupation key) {
    map.computeIfAbsent(WrittenForm.compact(name), k -> new LinkedHashSet<>()).add(key);
  }

  private static Occupation key(List<String> row) {
    return new Occupation(CatalogueEdition.valueOf(row.get(0)), row.get(1));
  }
}
