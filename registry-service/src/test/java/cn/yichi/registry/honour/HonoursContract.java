package cn.yichi.registry.honour;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.registry.certificate.Certificate.Standing;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.honour.Honours.Saved;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of honours must do. */
public interface HonoursContract {

  /** An empty store. */
  Honours honours();

  @Test
  default void finds_nothing_where_nothing_is() {
    assertThat(honours().find(new HonourId("a".repeat(32)))).isEmpty();
    assertThat(honours().saying(List.of("x"))).isEmpty();
    assertThat(honours().heldBy(List.of(ref()), Optional.empty(), 5)).isEmpty();
  }

  @Test
  default void reads_back_every_kind_as_it_was_written() {
    for (HonourChange change : List.of(contest('a'), expert('b'), medal('c'))) {
      assertThat(honours().save(change)).isEqualTo(Saved.STORED);
      assertThat(honours().find(change.next().id())).contains(change.next());
    }
  }

  @Test
  default void keeps_what_one_person_was_given_once() {
    honours().save(contest('a'));
    assertThat(honours().save(contest('b'))).isEqualTo(Saved.TAKEN);
    assertThat(honours().find(new HonourId("b".repeat(32)))).isEmpty();
    assertThat(honours().saying(List.of(contest('b').next().said(), "x")))
        .contains(contest('a').next());
  }

  @Test
  default void a_correction_to_what_another_honour_says_changes_nothing() {
    honours().save(contest('a'));
    honours().save(expert('b'));
    HonourChange wrong =
        expert('b')
            .next()
            .correct(ref(), contest('a').next().says(), Registrations.NOW)
            .orElseThrow();
    assertThat(honours().save(wrong)).isEqualTo(Saved.TAKEN);
    assertThat(honours().find(wrong.next().id())).contains(expert('b').next());
  }

  @Test
  default void what_a_correction_took_away_may_be_said_of_another() {
    honours().save(contest('a'));
    HonourChange correction =
        contest('a')
            .next()
            .correct(ref(), expert('a').next().says(), Registrations.NOW)
            .orElseThrow();
    assertThat(honours().save(correction)).isEqualTo(Saved.STORED);
    assertThat(honours().find(correction.next().id())).contains(correction.next());
    assertThat(honours().save(contest('b'))).isEqualTo(Saved.STORED);
  }

  @Test
  default void replaces_a_version_only_from_the_version_that_was_read() {
    honours().save(contest('a'));
    HonourChange revoked = revoked(contest('a').next());
    assertThat(honours().save(revoked)).isEqualTo(Saved.STORED);
    assertThat(honours().save(revoked)).isEqualTo(Saved.STALE);
    assertThat(honours().find(revoked.next().id())).contains(revoked.next());
  }

  @Test
  default void lists_a_persons_honours_page_by_page_in_the_order_of_ids() {
    for (char letter : new char[] {'d', 'b', 'a', 'c'}) {
      honours().save(named(letter));
    }
    List<Honour> first = honours().heldBy(List.of(other(), ref()), Optional.empty(), 3);
    assertThat(first).extracting(it -> it.id().value().charAt(0)).containsExactly('a', 'b', 'c');
    assertThat(honours().heldBy(List.of(ref()), Optional.of(first.getLast().id()), 3))
        .containsExactly(named('d').next());
    assertThat(honours().heldBy(List.of(other()), Optional.empty(), 3)).isEmpty();
  }

  /** Third of a contest. */
  static HonourChange contest(char letter) {
    return HonourDrafts.recorded(letter, HonourDrafts.contest());
  }

  /** Technical expert. */
  static HonourChange expert(char letter) {
    return HonourDrafts.recorded(letter, HonourDrafts.expert());
  }

  /** The same person's, as two people decided. */
  static HonourChange revoked(Honour honour) {
    return honour.revoke(
        new Standing(CertificateStatus.REVOKED, Optional.of("成绩作废"), Optional.of("p1")),
        LocalDate.of(2026, 3, 1),
        Registrations.NOW);
  }

  private static HonourChange medal(char letter) {
    Map<HonourField, String> stated = HonourDrafts.contest();
    stated.put(HonourField.SCOPE, "世界级");
    stated.put(HonourField.CONTEST_CLASS, "世界技能大赛");
    stated.put(HonourField.MEDAL, "金牌");
    stated.put(HonourField.NAME_ZH, "样例金牌（合成数据）");
    return HonourDrafts.recorded(letter, stated);
  }

  private static HonourChange named(char letter) {
    return HonourDrafts.recorded(letter, HonourDrafts.named("样例" + letter));
  }

  private static HolderRef ref() {
    return contest('a').next().holder();
  }

  private static HolderRef other() {
    return new HolderRef("b".repeat(32));
  }
}
