package cn.yichi.recognition.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.authorisation.RecordedAuthorisations.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of authorisations keeps to. */
public interface RecordedAuthorisationsContract {
  SocialCreditCode FIRM = new SocialCreditCode("91500000MA5U000000");
  SocialCreditCode OTHER_FIRM = new SocialCreditCode("91510000MA6U000000");
  Person WANG = new Person("https://login.example.cn", "wang-0001");
  LocalDate FIRST = LocalDate.of(2026, 3, 1);
  LocalDate LAST = LocalDate.of(2027, 2, 28);
  Instant NOW = Instant.parse("2026-03-01T02:03:04.005Z");
  Instant LATER = NOW.plusSeconds(3600);

  RecordedAuthorisations recorded();

  static Statement stated(Person person, SocialCreditCode firm, LocalDate from, LocalDate until) {
    return new Statement(
        person, firm, new Window(from, Optional.ofNullable(until)), "授权委托书 2026-02-20");
  }

  static Statement stated(Person person) {
    return stated(person, FIRM, FIRST, LAST);
  }

  private Kept keep(Statement stated) {
    return recorded().keep(stated, NOW).orElseThrow();
  }

  @Test
  default void keeps_a_statement_and_gives_it_back_whole() {
    Kept kept = keep(stated(WANG));
    assertThat(kept.isNew()).isTrue();
    assertThat(kept.authorisation())
        .isEqualTo(
            new Authorisation(kept.authorisation().id(), stated(WANG), NOW, Optional.empty()));
    assertThat(recorded().find(FIRM, kept.authorisation().id())).contains(kept.authorisation());
    assertThat(recorded().open(WANG, FIRST)).containsExactly(kept.authorisation());
  }

  @Test
  default void the_same_person_organisation_and_window_are_kept_once() {
    Kept first = keep(stated(WANG));
    Statement again = new Statement(WANG, FIRM, stated(WANG).window(), "另一份文件");
    assertThat(recorded().keep(again, LATER)).contains(new Kept(first.authorisation(), false));
    assertThat(recorded().page(FIRM, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  default void another_window_organisation_subject_or_provider_is_another_authorisation() {
    List<Statement> different =
        List.of(
            stated(WANG),
            stated(WANG, FIRM, FIRST, null),
            stated(WANG, FIRM, FIRST, LAST.plusDays(1)),
            stated(WANG, FIRM, FIRST.plusDays(1), LAST),
            stated(WANG, OTHER_FIRM, FIRST, LAST),
            stated(new Person(WANG.provider(), "Wang-0001")),
            stated(new Person("https://other.example.cn", WANG.subject())));
    assertThat(different).allSatisfy(each -> assertThat(keep(each).isNew()).isTrue());
    assertThat(recorded().open(WANG, FIRST)).hasSize(5);
    assertThat(different).allSatisfy(each -> assertThat(keep(each).isNew()).isFalse());
  }

  @Test
  default void somebody_acts_from_the_first_day_to_the_last() {
    keep(stated(WANG));
    assertThat(recorded().inForce(WANG, FIRST.minusDays(1))).isEmpty();
    assertThat(recorded().inForce(WANG, FIRST)).containsExactly(FIRM);
    assertThat(recorded().inForce(WANG, LAST)).containsExactly(FIRM);
    assertThat(recorded().inForce(WANG, LAST.plusDays(1))).isEmpty();
    assertThat(recorded().inForce(new Person(WANG.provider(), "wang-0002"), FIRST)).isEmpty();
    assertThat(recorded().inForce(new Person("https://x.cn", WANG.subject()), FIRST)).isEmpty();
  }

  @Test
  default void one_without_an_end_holds_until_it_is_ended() {
    Authorisation endless = keep(stated(WANG, FIRM, FIRST, null)).authorisation();
    assertThat(recorded().inForce(WANG, LocalDate.of(2199, 1, 1))).containsExactly(FIRM);
    recorded().end(FIRM, endless.id(), LATER);
    assertThat(recorded().inForce(WANG, FIRST)).isEmpty();
  }

  @Test
  default void an_organisation_of_two_windows_is_named_once() {
    keep(stated(WANG));
    keep(stated(WANG, FIRM, FIRST, null));
    keep(stated(WANG, OTHER_FIRM, FIRST, null));
    assertThat(recorded().inForce(WANG, FIRST)).containsExactlyInAnyOrder(FIRM, OTHER_FIRM);
  }

  @Test
  default void what_is_to_come_is_open_and_what_ran_out_or_was_ended_is_not() {
    keep(stated(WANG));
    Authorisation ended = keep(stated(WANG, FIRM, FIRST, null)).authorisation();
    keep(stated(WANG, OTHER_FIRM, FIRST, LAST));
    recorded().end(FIRM, ended.id(), LATER);
    assertThat(recorded().open(WANG, FIRST.minusDays(1))).hasSize(2);
    assertThat(recorded().open(WANG, LAST)).hasSize(2);
    assertThat(recorded().open(WANG, LAST.plusDays(1))).isEmpty();
    assertThat(recorded().countOpen(FIRM, LAST, 10)).isEqualTo(1);
    assertThat(recorded().countOpen(FIRM, LAST.plusDays(1), 10)).isZero();
  }

  @Test
  default void counts_no_further_than_asked() {
    IntStream.range(0, 5).forEach(i -> keep(stated(new Person(WANG.provider(), "w" + i))));
    assertThat(recorded().countOpen(FIRM, FIRST, 4)).isEqualTo(4);
    assertThat(recorded().countOpen(FIRM, FIRST, 6)).isEqualTo(5);
  }

  @Test
  default void one_that_was_ended_keeps_its_time_and_stays_on_record() {
    AuthorisationId id = keep(stated(WANG)).authorisation().id();
    Authorisation ended = recorded().end(FIRM, id, LATER).orElseThrow();
    assertThat(ended).isEqualTo(new Authorisation(id, stated(WANG), NOW, Optional.of(LATER)));
    assertThat(recorded().end(FIRM, id, LATER.plusSeconds(1))).contains(ended);
    assertThat(recorded().page(FIRM, Optional.empty(), 10)).containsExactly(ended);
  }

  @Test
  default void after_one_that_was_ended_a_new_one_begins_as_often_as_wanted() {
    for (int i = 0; i < 3; i++) {
      Kept again = keep(stated(WANG));
      assertThat(again.isNew()).as("round %d", i).isTrue();
      assertThat(keep(stated(WANG))).isEqualTo(new Kept(again.authorisation(), false));
      assertThat(recorded().inForce(WANG, FIRST)).containsExactly(FIRM);
      recorded().end(FIRM, again.authorisation().id(), LATER);
      assertThat(recorded().inForce(WANG, FIRST)).isEmpty();
    }
    assertThat(recorded().page(FIRM, Optional.empty(), 10)).hasSize(3);
  }

  @Test
  default void nothing_of_one_organisation_is_another_ones() {
    AuthorisationId id = keep(stated(WANG)).authorisation().id();
    assertThat(recorded().find(OTHER_FIRM, id)).isEmpty();
    assertThat(recorded().end(OTHER_FIRM, id, LATER)).isEmpty();
    assertThat(recorded().page(OTHER_FIRM, Optional.empty(), 10)).isEmpty();
    assertThat(recorded().inForce(WANG, FIRST)).containsExactly(FIRM);
  }

  @Test
  default void pages_hold_each_once_in_the_order_of_ids() {
    IntStream.range(0, 7).forEach(i -> keep(stated(new Person(WANG.provider(), "w" + i))));
    keep(stated(WANG, OTHER_FIRM, FIRST, LAST));
    List<Authorisation> read = new ArrayList<>();
    Optional<AuthorisationId> after = Optional.empty();
    List<Authorisation> page;
    do {
      page = recorded().page(FIRM, after, 3);
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      read.addAll(page);
      after = Optional.of(read.getLast().id());
    } while (page.size() == 3);
    assertThat(read)
        .hasSize(7)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(each -> each.id().value()));
  }
}
