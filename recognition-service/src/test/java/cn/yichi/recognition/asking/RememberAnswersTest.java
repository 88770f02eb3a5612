package cn.yichi.recognition.asking;

import static cn.yichi.recognition.asking.Questions.FRIDAY;
import static cn.yichi.recognition.asking.Questions.HIRING;
import static cn.yichi.recognition.asking.Questions.HIS;
import static cn.yichi.recognition.asking.Questions.HOLDER;
import static cn.yichi.recognition.asking.Questions.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.asking.GivenAnswer.Adverse;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import cn.yichi.recognition.asking.ReplyToAnswers.Replied;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberAnswersTest {
  /** Ten working days after the Friday. */
  private static final LocalDate DUE = LocalDate.of(2026, 12, 11);

  private final InMemoryGivenAnswers answers = new InMemoryGivenAnswers();
  private final InMemoryAskings askings = new InMemoryAskings();
  private final AtomicBoolean erased = new AtomicBoolean();
  private final RememberAnswers remember =
      new RememberAnswers(
          answers,
          askings,
          ids -> erased.get() ? Set.of() : ids,
          new RememberAnswers.Terms(30, 10));
  private final ReplyToAnswers replies = new ReplyToAnswers(answers);

  private Remembered answered(LocalDate on, String outcome) {
    return remember.remember(HIRING, HIS, said(on, outcome));
  }

  private Adverse term() {
    return answers.find(HIRING.id()).orElseThrow().adverse().orElseThrow();
  }

  private static Reply reply(LocalDate on) {
    return new Reply(Reply.Kind.OBJECTS, Optional.empty(), false, on);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, true",
    "REFERRED, true",
    "NO_AGREEMENT, true",
    "GRANTED, false",
    "CONDITIONAL, false"
  })
  void an_answer_against_the_holder_is_provisional_for_ten_working_days(
      String outcome, boolean against) {
    GivenAnswer now = answered(FRIDAY, outcome).now();
    assertThat(now.against().isPresent()).isEqualTo(against);
    assertThat(now.begins().isPresent()).isEqualTo(against);
    now.against()
        .ifPresent(
            it -> {
              assertThat(it.actNotBefore()).isEqualTo(DUE);
              assertThat(it.isOpen(DUE.minusDays(1))).isTrue();
              assertThat(it.isOpen(DUE)).isFalse();
            });
  }

  @Test
  void the_term_counts_from_the_first_answer_whatever_follows_within_it() {
    answered(FRIDAY, "REFERRED");
    answered(FRIDAY.plusDays(3), "REFUSED");
    answered(FRIDAY.plusDays(4), "GRANTED");
    GivenAnswer last = answered(FRIDAY.plusDays(5), "NO_AGREEMENT").now();
    assertThat(last.against().orElseThrow().actNotBefore()).isEqualTo(DUE);
    assertThat(last.begins()).isEmpty();
  }

  @Test
  void after_its_end_the_same_answer_begins_no_new_term_and_another_one_does() {
    answered(FRIDAY, "REFUSED");
    assertThat(answered(DUE, "REFUSED").now().begins()).isEmpty();
    assertThat(term().due()).isEqualTo(DUE);
    assertThat(answered(DUE.plusDays(3), "REFERRED").now().begins()).isPresent();
    assertThat(term().due()).isEqualTo(LocalDate.of(2026, 12, 28));
  }

  @Test
  void a_term_that_ran_for_an_answer_about_the_past_is_none_for_the_present() {
    LocalDate past = LocalDate.of(2017, 5, 1);
    remember.remember(HIRING, HIS, said(FRIDAY, past, "NO_AGREEMENT"));
    assertThat(answered(DUE, "NO_AGREEMENT").now().begins()).isPresent();
  }

  @Test
  void nor_does_one_that_still_runs_for_the_past_cover_the_present() {
    remember.remember(HIRING, HIS, said(FRIDAY, LocalDate.of(2017, 5, 1), "NO_AGREEMENT"));
    assertThat(answered(FRIDAY.plusDays(1), "REFUSED").now().begins()).isPresent();
    assertThat(answered(FRIDAY.plusDays(2), "REFERRED").now().begins()).isEmpty();
  }

  @Test
  void nor_is_one_that_ran_for_an_answer_by_what_was_known_before() {
    Said then =
        new Said(
            FRIDAY,
            said(FRIDAY, "REFUSED").host(),
            FRIDAY,
            "REFUSED",
            LegalBasis.CONTRACT,
            Optional.of(FRIDAY.minusDays(1)));
    remember.remember(HIRING, HIS, then);
    assertThat(answered(DUE, "REFUSED").now().begins()).isPresent();
  }

  @Test
  void after_its_end_and_a_better_answer_the_same_one_begins_a_new_term() {
    answered(FRIDAY, "REFUSED");
    assertThat(answered(DUE, "GRANTED").now().against()).isEmpty();
    assertThat(answered(DUE.plusDays(3), "REFUSED").now().begins()).isPresent();
  }

  @Test
  void what_the_holder_replied_stays_when_another_term_begins_and_goes_with_him() {
    GivenAnswer first = answered(FRIDAY, "REFUSED").now();
    assertThat(answers.save(first.replied(reply(FRIDAY)))).isTrue();
    Adverse replied = term();
    GivenAnswer second = answered(FRIDAY.plusDays(3), "REFERRED").now();
    assertThat(second.begins()).isPresent();
    assertThat(second.replied()).containsExactly(replied);
    assertThat(answered(FRIDAY.plusDays(4), "GRANTED").now().replied()).containsExactly(replied);
    for (int day = 5; day < 20; day++) {
      GivenAnswer next =
          answered(FRIDAY.plusDays(day), day % 2 == 0 ? "REFUSED" : "REFERRED").now();
      answers.save(next.replied(reply(FRIDAY.plusDays(day))));
    }
    GivenAnswer last = answered(FRIDAY.plusDays(20), "NO_AGREEMENT").now();
    assertThat(last.replied()).hasSize(GivenAnswer.MOST_REPLIED).doesNotHaveDuplicates();
    assertThat(last.replied().getFirst().reply().orElseThrow().on()).isEqualTo(FRIDAY.plusDays(19));
    Whose anothers = new Whose(new HolderRef("x".repeat(32)), HIS.home());
    assertThat(last.then(anothers, said(FRIDAY.plusDays(21), "REFUSED"), 10).replied()).isEmpty();
  }

  @Test
  void another_holders_certificate_brings_no_term_and_no_reply_along() {
    answered(FRIDAY, "REFUSED");
    replies.reply(HIRING.id(), Set.of(HOLDER), reply(FRIDAY));
    Whose anothers = new Whose(new HolderRef("x".repeat(32)), HIS.home());
    GivenAnswer now = remember.remember(HIRING, anothers, said(FRIDAY, "REFUSED")).now();
    assertThat(now.begins().orElseThrow().reply()).isEmpty();
  }

  @Test
  void a_reply_ends_the_term_on_its_day_and_is_given_once() {
    answered(FRIDAY, "REFUSED");
    LocalDate soon = FRIDAY.plusDays(3);
    assertThat(replies.reply(HIRING.id(), Set.of(new HolderRef("x".repeat(32))), reply(soon)))
        .isEqualTo(new Replied.Unknown());
    assertThat(replies.reply("0".repeat(32), Set.of(HOLDER), reply(soon)))
        .isEqualTo(new Replied.Unknown());
    assertThat(replies.reply(HIRING.id(), Set.of(HOLDER), reply(soon)))
        .isInstanceOf(Replied.Kept.class);
    assertThat(term().actNotBefore()).isEqualTo(soon);
    assertThat(term().isOpen(soon)).isFalse();
    assertThat(replies.reply(HIRING.id(), Set.of(HOLDER), reply(soon.plusDays(1))))
        .isEqualTo(new Replied.AlreadyReplied());
    assertThat(term().reply()).contains(reply(soon));
  }

  @Test
  void a_reply_that_comes_late_puts_nothing_off() {
    answered(FRIDAY, "REFUSED");
    replies.reply(HIRING.id(), Set.of(HOLDER), reply(DUE.plusDays(5)));
    assertThat(term().actNotBefore()).isEqualTo(DUE);
  }

  @Test
  void nothing_can_be_replied_to_an_answer_that_was_never_against_the_holder() {
    answered(FRIDAY, "GRANTED");
    assertThat(replies.reply(HIRING.id(), Set.of(HOLDER), reply(FRIDAY)))
        .isEqualTo(new Replied.Unknown());
  }

  @Test
  void a_question_asked_again_is_told_its_last_answer_for_thirty_days() {
    assertThat(answered(FRIDAY, "GRANTED").before()).isEmpty();
    Remembered again = answered(FRIDAY, "GRANTED");
    assertThat(again.before()).contains(said(FRIDAY, "GRANTED"));
    assertThat(again.changed()).contains(false);
    LocalDate last = FRIDAY.plusDays(30);
    Remembered later = answered(last, "REFUSED");
    assertThat(later.before()).contains(said(FRIDAY, "GRANTED"));
    assertThat(later.changed()).contains(true);
    assertThat(answered(last.plusDays(31), "REFUSED").before()).isEmpty();
  }

  @Test
  void answers_about_different_days_are_not_compared() {
    answered(FRIDAY, "GRANTED");
    Said past = said(FRIDAY.plusDays(1), LocalDate.of(2017, 5, 1), "NO_AGREEMENT");
    Remembered asked = remember.remember(HIRING, HIS, past);
    assertThat(asked.before()).isPresent();
    assertThat(asked.changed()).isEmpty();
    Said again = said(FRIDAY.plusDays(2), LocalDate.of(2017, 5, 1), "NO_AGREEMENT");
    assertThat(remember.remember(HIRING, HIS, again).changed()).contains(false);
  }

  private List<Asking> asked() {
    return new WhoAsked(askings, answers).about(List.of(HOLDER), 9);
  }

  @Test
  void the_holder_sees_one_entry_a_day() {
    answered(FRIDAY, "GRANTED");
    answered(FRIDAY, "REFUSED");
    answered(FRIDAY.plusDays(1), "REFUSED");
    assertThat(asked())
        .extracting(Asking::by, Asking::purpose, Asking::on)
        .containsExactlyInAnyOrder(
            tuple("org/91500000MA5U00000W", Purpose.HIRE, FRIDAY),
            tuple("org/91500000MA5U00000W", Purpose.HIRE, FRIDAY.plusDays(1)));
  }

  @Test
  void of_a_certificate_that_was_erased_meanwhile_nothing_stays() {
    erased.set(true);
    assertThat(answered(FRIDAY, "REFUSED").now().begins()).isPresent();
    assertThat(answers.find(HIRING.id())).isEmpty();
    assertThat(asked()).isEmpty();
  }

  @Test
  void the_same_answer_on_one_day_is_written_once() {
    assertThat(answered(FRIDAY, "REFUSED").now().revision()).isEqualTo(1);
    assertThat(answered(FRIDAY, "REFUSED").now().revision()).isEqualTo(1);
  }
}
