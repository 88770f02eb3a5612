package cn.yichi.recognition.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementBookTest {
  private static final Region SICHUAN = new Region("510000");
  private static final Region CHONGQING = new Region("500000");
  private static final Region ZHEJIANG = new Region("330000");
  private static final Region GUANGAN = new Region("511600");
  private static final Region JIANGJIN = new Region("500116");
  private static final Region MACAO = new Region("820000");
  private static final LocalDate DAY = LocalDate.of(2020, 7, 3);

  private final Agreement first = between("memo", 1, DAY, SICHUAN, CHONGQING);
  private final Agreement statute =
      agreement("rule", 1, AgreementKind.STATUTE, DAY.plusYears(5), Optional.empty(), List.of());

  @Test
  void an_agreement_spans_its_parties_and_what_they_contain_both_ways() {
    AgreementBook book = new AgreementBook(List.of(first));
    assertThat(book.allBetween(SICHUAN, CHONGQING)).containsExactly(first);
    assertThat(book.allBetween(CHONGQING, SICHUAN)).containsExactly(first);
    assertThat(book.allBetween(GUANGAN, JIANGJIN)).containsExactly(first);
    assertThat(book.allBetween(SICHUAN, ZHEJIANG)).isEmpty();
    assertThat(book.allBetween(SICHUAN, GUANGAN)).isEmpty();
  }

  @Test
  void an_agreement_of_counties_spans_only_them() {
    Agreement local = between("local", 1, DAY, GUANGAN, JIANGJIN);
    AgreementBook book = new AgreementBook(List.of(local, first));
    assertThat(book.allBetween(GUANGAN, JIANGJIN)).containsExactly(local, first);
    assertThat(book.allBetween(GUANGAN, CHONGQING)).containsExactly(first);
    assertThat(book.allBetween(SICHUAN, JIANGJIN)).containsExactly(first);
  }

  @Test
  void a_statute_without_parties_holds_on_the_mainland() {
    AgreementBook book = new AgreementBook(List.of(statute));
    assertThat(book.allBetween(ZHEJIANG, JIANGJIN)).containsExactly(statute);
    assertThat(book.allBetween(ZHEJIANG, MACAO)).isEmpty();
    assertThat(book.allBetween(MACAO, ZHEJIANG)).isEmpty();
  }

  @Test
  void a_statute_with_parties_holds_within_each_of_them() {
    Agreement local =
        agreement("cq", 1, AgreementKind.STATUTE, DAY, Optional.empty(), List.of(CHONGQING));
    AgreementBook book = new AgreementBook(List.of(local));
    assertThat(book.allBetween(CHONGQING, JIANGJIN)).containsExactly(local);
    assertThat(book.allBetween(SICHUAN, CHONGQING)).isEmpty();
    assertThat(book.allBetween(CHONGQING, SICHUAN)).isEmpty();
  }

  @Test
  void applies_from_the_first_to_the_last_day_inclusive() {
    LocalDate last = DAY.plusYears(1);
    Agreement bounded =
        agreement(
            "memo",
            1,
            AgreementKind.AGREEMENT,
            DAY,
            Optional.of(last),
            List.of(SICHUAN, CHONGQING));
    AgreementBook book = new AgreementBook(List.of(bounded));
    assertThat(book.applicable(SICHUAN, CHONGQING, DAY.minusDays(1))).isEmpty();
    assertThat(book.applicable(SICHUAN, CHONGQING, DAY)).containsExactly(bounded);
    assertThat(book.applicable(SICHUAN, CHONGQING, last)).containsExactly(bounded);
    assertThat(book.applicable(SICHUAN, CHONGQING, last.plusDays(1))).isEmpty();
    assertThat(book.allBetween(SICHUAN, CHONGQING)).containsExactly(bounded);
  }

  @Test
  void the_newest_version_in_force_replaces_the_older_ones() {
    Agreement second = between("memo", 2, DAY.plusYears(2), SICHUAN, CHONGQING);
    AgreementBook book = new AgreementBook(List.of(second, statute, first));
    assertThat(book.applicable(SICHUAN, CHONGQING, DAY.plusYears(1))).containsExactly(first);
    assertThat(book.applicable(SICHUAN, CHONGQING, DAY.plusYears(2))).containsExactly(second);
    assertThat(book.applicable(SICHUAN, CHONGQING, DAY.plusYears(5)))
        .containsExactly(second, statute);
    assertThat(book.all()).containsExactly(first, second, statute);
  }

  @Test
  void equal_content_has_one_revision_whatever_the_order_and_other_content_another() {
    AgreementBook book = new AgreementBook(List.of(first, statute));
    assertThat(new AgreementBook(List.of(statute, first)).revision()).isEqualTo(book.revision());
    assertThat(new AgreementBook(List.of(first)).revision()).isNotEqualTo(book.revision());
    assertThat(
            new AgreementBook(List.of(first, between("rule", 1, DAY, SICHUAN, ZHEJIANG)))
                .revision())
        .isNotEqualTo(book.revision());
  }

  @Test
  void a_table_reads_the_same_whatever_order_it_was_written_in() {
    Map<SkillLevel, SkillLevel> table = new HashMap<>();
    for (SkillLevel each : SkillLevel.values()) {
      table.put(each, each);
    }
    assertThat(new Grants.MappedLevel(table).toString())
        .contains("APPRENTICE=APPRENTICE, JUNIOR_WORKER=JUNIOR_WORKER, INTERMEDIATE_WORKER=");
  }

  @Test
  void refuses_one_id_and_version_twice() {
    assertThatThrownBy(() -> new AgreementBook(List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("memo/1");
  }

  private static Agreement between(String id, int version, LocalDate from, Region... parties) {
    return agreement(
        id, version, AgreementKind.AGREEMENT, from, Optional.empty(), List.of(parties));
  }

  private static Agreement agreement(
      String id,
      int version,
      AgreementKind kind,
      LocalDate from,
      Optional<LocalDate> until,
      List<Region> parties) {
    Covers covers =
        new Covers(
            List.of(CertificateKind.SKILL_LEVEL),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            OccupationScope.ANY,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            IssuerRule.of(IssuerTest.NONE),
            PriorCertificates.COVERED);
    Clause clause =
        new Clause(
            "only",
            new Citation("a document", "", "a page"),
            covers,
            new Grants.SameLevel(),
            Procedure.NONE,
            Authority.PARTIES,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Agreement(
        id,
        version,
        kind,
        "文件",
        "document",
        parties,
        Optional.empty(),
        new Effective(from, until, Basis.STATED),
        true,
        new Provenance(List.of("a page"), ""),
        List.of(clause));
  }
}
