package cn.yichi.contracts.vocabulary;

import static cn.yichi.contracts.vocabulary.CatalogueEdition.E1999;
import static cn.yichi.contracts.vocabulary.CatalogueEdition.E2015;
import static cn.yichi.contracts.vocabulary.CatalogueEdition.E2022;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.OccupationCatalogue.Entry;
import cn.yichi.contracts.vocabulary.OccupationCatalogue.Match;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccupationCatalogueTest {
  private final OccupationCatalogue catalogue = OccupationCatalogue.standard();

  @ParameterizedTest
  @CsvSource({
    "E1999, 4-03-02-01, 西式烹调师",
    "E2022, 4-03-02-01, 中式烹调师",
    "E1999, 4-03-01-01, 中式烹调师",
    "E2015, 6-20-01-01, 钳工",
    "E2022, 6-20-01-01, 装配钳工",
    "E2015, 4-02-07-10, 网约配送员",
    "E2022, 4-02-07-10, 国际快递业务师",
    "E2022, 4-10-08-01, 网约配送员",
    "E1999, 6-04-01-01, 车工",
    "E2022, 6-18-01-01, 车工",
    "E1999, 4-07-12-03, 养老护理员",
    "E1999, 6-04-02-05, 焊工",
    "E2022, 6-29-01-03, 混凝土工",
    "E2022, 6-29-03-01, 机械设备安装工"
  })
  void a_code_means_what_its_edition_says(CatalogueEdition edition, String code, String name) {
    assertThat(catalogue.find(new Occupation(edition, code)).map(Entry::nameZh))
        .isEqualTo(Optional.of(name));
  }

  @Test
  void a_wrong_code_that_circulates_is_not_listed() {
    assertThat(catalogue.find(new Occupation(E2022, "6-29-01-02"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "焊工, E2022, 6-18-02-04, ",
    "电焊工, E2022, 6-18-02-04, 电焊工",
    "' 电 焊工 ', E2022, 6-18-02-04, 电焊工",
    "数控车工, E2022, 6-18-01-01, 数控车工",
    "农网配电营业工, E2022, 4-11-01-01, 农网配电营业工",
    "数据标注员, E2022, 4-04-05-05, 数据标注员",
    "起重装卸机械工, E2022, 6-30-05-01, ",
    "印染后处理工, E2022, 6-04-06-05, ",
    "钳工, E2015, 6-20-01-01, "
  })
  void a_name_a_job_type_or_an_alias_leads_to_its_occupation(
      String written, CatalogueEdition edition, String code, String jobType) {
    Entry entry = catalogue.find(new Occupation(edition, code)).orElseThrow();
    assertThat(catalogue.resolve(written, Optional.of(edition)))
        .isEqualTo(new Match.One(entry, Optional.ofNullable(jobType)));
    assertThat(catalogue.resolve(written, Optional.empty()))
        .isEqualTo(new Match.One(entry, Optional.ofNullable(jobType)));
  }

  @Test
  void without_an_edition_the_newest_that_knows_the_name_answers() {
    assertThat(one("车工", Optional.empty())).isEqualTo(new Occupation(E2022, "6-18-01-01"));
    assertThat(one("车工", Optional.of(E1999))).isEqualTo(new Occupation(E1999, "6-04-01-01"));
    assertThat(one("钳工", Optional.empty())).isEqualTo(new Occupation(E2015, "6-20-01-01"));
  }

  @Test
  void an_ambiguous_name_lists_what_it_may_be() {
    assertThat(ambiguous("印染工"))
        .extracting(Entry::nameZh)
        .containsExactlyInAnyOrder("印染前处理工", "纺织染色工", "印花工", "印染后整理工");
    assertThat(ambiguous("钳工")).extracting(Entry::nameZh).contains("装配钳工", "机修钳工");
  }

  @ParameterizedTest
  @ValueSource(strings = {"育婴员", "现代工业控制", "土木工程师", "", "工"})
  void an_unlisted_name_is_none(String written) {
    assertThat(catalogue.resolve(written, Optional.empty())).isEqualTo(new Match.None());
  }

  @Test
  void a_name_of_another_edition_is_none_in_this_one() {
    assertThat(catalogue.resolve("钳工", Optional.of(E1999))).isEqualTo(new Match.None());
  }

  @Test
  void only_the_data_file_makes_two_keys_one_occupation() {
    Occupation turner = new Occupation(E2022, "6-18-01-01");
    assertThat(catalogue.sameOccupation(turner, turner)).isTrue();
    assertThat(catalogue.sameOccupation(turner, new Occupation(E1999, "6-04-01-01"))).isTrue();
    assertThat(catalogue.sameOccupation(new Occupation(E1999, "6-04-01-01"), turner)).isTrue();
    assertThat(catalogue.sameOccupation(turner, new Occupation(E2022, "6-18-01-02"))).isFalse();
    assertThat(
            catalogue.sameOccupation(
                new Occupation(E2015, "6-20-01-01"), new Occupation(E2022, "6-20-01-01")))
        .isFalse();
    assertThat(
            catalogue.sameOccupation(
                new Occupation(E1999, "4-03-02-01"), new Occupation(E2022, "4-03-02-01")))
        .isFalse();
  }

  @Test
  void every_entry_is_found_by_its_key_its_name_and_its_job_types() {
    for (Entry entry : catalogue.entries()) {
      Optional<CatalogueEdition> edition = Optional.of(entry.occupation().edition());
      assertThat(catalogue.find(entry.occupation())).isEqualTo(Optional.of(entry));
      assertThat(catalogue.resolve(entry.nameZh(), edition))
          .isEqualTo(new Match.One(entry, Optional.empty()));
      for (String jobType : entry.jobTypes()) {
        assertThat(catalogue.resolve(jobType, edition))
            .isEqualTo(new Match.One(entry, Optional.of(jobType)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6-18-02-04, 6-18-02-04",
    "６－１８－０２－０４, 6-18-02-04",
    "6—18—02—04, 6-18-02-04",
    "' 6-18-02-04 ', 6-18-02-04",
    "6-18-02-04(GBM61802), 6-18-02-04"
  })
  void reads_a_code_as_bureaus_write_it(String written, String code) {
    assertThat(Occupation.parse(E2022, written))
        .isEqualTo(Parsed.valid(new Occupation(E2022, code)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9-18-02-04", "0-18-02-04", "6-18-02", "6180204", "6-18-02-4", "焊工", "6-18-02-0A"})
  void refuses_what_is_no_code(String written) {
    assertThat(Faults.of(Occupation.parse(E2022, written))).isEqualTo(FaultCode.OCCUPATION_FORMAT);
    assertThatThrownBy(() -> new Occupation(E2022, written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_reads_back() {
    Occupation welder = new Occupation(E2022, "6-18-02-04");
    assertThat(welder.key()).isEqualTo("E2022:6-18-02-04");
    assertThat(Occupation.ofKey(welder.key())).isEqualTo(welder);
    assertThatThrownBy(() -> Occupation.ofKey("6-18-02-04"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Occupation.ofKey("E2001:6-18-02-04"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"2022, E2022", "2022版, E2022", "2015年版, E2015", "e1999, E1999", "２０２２, E2022"})
  void reads_an_edition(String written, CatalogueEdition edition) {
    assertThat(CatalogueEdition.parse(written)).isEqualTo(Parsed.valid(edition));
  }

  @Test
  void refuses_an_unknown_edition() {
    assertThat(Faults.of(CatalogueEdition.parse("2010"))).isEqualTo(FaultCode.UNKNOWN_EDITION);
    assertThat(CatalogueEdition.ofYear(2015)).isEqualTo(Optional.of(E2015));
    assertThat(CatalogueEdition.ofYear(2010)).isEmpty();
  }

  private Occupation one(String name, Optional<CatalogueEdition> edition) {
    return catalogue.resolve(name, edition) instanceof Match.One(Entry entry, var jobType)
        ? entry.occupation()
        : notOne(name);
  }

  private List<Entry> ambiguous(String name) {
    return catalogue.resolve(name, Optional.of(E2022)) instanceof Match.Ambiguous(var entries)
        ? entries
        : List.of();
  }

  private static Occupation notOne(String name) {
    throw new AssertionError(name + " is not exactly one occupation");
  }
}
