package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled facts hold together: no doubles, no dangling codes, a source for each. */
class DataFilesTest {
  private static final List<String> OCCUPATION_FILES =
      List.of("occupations", "job-types", "occupation-aliases", "same-occupations");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "occupations.csv",
        "job-types.csv",
        "occupation-aliases.csv",
        "same-occupations.csv",
        "regions.csv"
      })
  void every_file_begins_with_its_sources_and_repeats_no_row(String file) throws IOException {
    List<String> lines = text(file).lines().toList();
    assertThat(lines.getFirst()).startsWith("#");
    assertThat(lines.stream().filter(line -> !line.startsWith("#"))).doesNotHaveDuplicates();
  }

  @Test
  void every_occupation_code_is_listed_once_with_a_source() {
    List<List<String>> rows = DataFile.rows("occupations.csv", "edition", "code", "name", "source");
    assertThat(rows.stream().map(row -> row.get(0) + row.get(1))).doesNotHaveDuplicates();
    assertThat(rows.stream().map(row -> row.get(0) + row.get(2))).doesNotHaveDuplicates();
    assertThat(rows).allMatch(row -> !row.get(3).isBlank());
    assertThat(rows).hasSizeGreaterThanOrEqualTo(70);
  }

  @Test
  void every_other_file_names_only_listed_occupations() {
    OccupationCatalogue catalogue = OccupationCatalogue.standard();
    for (String file : OCCUPATION_FILES.subList(1, OCCUPATION_FILES.size())) {
      String third =
          Map.of("job-types", "job_type", "occupation-aliases", "alias")
              .getOrDefault(file, "group");
      for (List<String> row : DataFile.rows(file + ".csv", "edition", "code", third, "source")) {
        Occupation key = new Occupation(CatalogueEdition.valueOf(row.get(0)), row.get(1));
        assertThat(catalogue.find(key)).as("%s in %s", key, file).isPresent();
        assertThat(row.get(3)).isNotBlank();
      }
    }
  }

  @Test
  void no_alias_hides_a_name_of_its_own_edition() {
    List<String> names =
        OccupationCatalogue.standard().entries().stream()
            .map(entry -> entry.occupation().edition() + entry.nameZh())
            .toList();
    assertThat(DataFile.rows("occupation-aliases.csv", "edition", "code", "alias", "source"))
        .noneMatch(row -> names.contains(row.get(0) + row.get(2)));
  }

  @Test
  void a_group_of_one_occupation_has_one_key_for_each_edition() {
    Map<String, List<String>> editions =
        DataFile.rows("same-occupations.csv", "edition", "code", "group", "source").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(2), Collectors.mapping(row -> row.get(0), Collectors.toList())));
    assertThat(editions.values())
        .allSatisfy(list -> assertThat(list).doesNotHaveDuplicates().hasSizeGreaterThan(1));
  }

  @Test
  void every_region_has_its_own_code_and_name_and_a_listed_province() {
    List<List<String>> rows = DataFile.rows("regions.csv", "code", "name", "iso");
    assertThat(rows.stream().map(List::getFirst)).doesNotHaveDuplicates();
    assertThat(rows.stream().map(row -> row.get(1))).doesNotHaveDuplicates();
    assertThat(rows).allMatch(row -> new Region(row.getFirst()).province().isListed());
    assertThat(rows).allMatch(row -> row.getFirst().endsWith("0000") != row.get(2).isEmpty());
  }

  @Test
  void a_file_with_other_columns_is_refused_at_once() {
    assertThatThrownBy(() -> DataFile.rows("regions.csv", "code", "name"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("regions.csv");
  }

  private static String text(String file) throws IOException {
    try (InputStream in = DataFilesTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
