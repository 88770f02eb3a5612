package cn.yichi.recognition.asking;

import static cn.yichi.recognition.asking.Questions.FRIDAY;
import static cn.yichi.recognition.asking.Questions.HIRING;
import static cn.yichi.recognition.asking.Questions.HIS;
import static cn.yichi.recognition.asking.Questions.HOLDER;
import static cn.yichi.recognition.asking.Questions.said;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of given answers keeps to. */
public interface GivenAnswersContract {
  int DAYS = 10;

  GivenAnswers answers();

  @Test
  default void keeps_every_word_and_finds_it_by_the_question() {
    GivenAnswer first = GivenAnswer.first(HIRING, HIS, said(FRIDAY, "REFUSED"), DAYS);
    assertThat(answers().save(first)).isTrue();
    assertThat(answers().find(HIRING.id())).contains(first);
    GivenAnswer replied =
        first.replied(new Reply(Reply.Kind.EXPLAINS, Optional.of("已备案"), true, FRIDAY));
    assertThat(answers().save(replied)).isTrue();
    assertThat(answers().find(HIRING.id())).contains(replied);
    GivenAnswer another = replied.then(HIS, said(FRIDAY.plusDays(1), "REFERRED"), DAYS);
    assertThat(another.replied()).hasSize(1);
    assertThat(answers().save(another)).isTrue();
    assertThat(answers().find(HIRING.id())).contains(another);
    var anothers = new GivenAnswer.Whose(new HolderRef("x".repeat(32)), HIS.home());
    GivenAnswer without = another.then(anothers, said(FRIDAY.plusDays(2), "GRANTED"), DAYS);
    assertThat(answers().save(without)).isTrue();
    assertThat(answers().find(HIRING.id())).contains(without);
    assertThat(answers().find("0".repeat(32))).isEmpty();
  }

  @Test
  default void says_who_was_answered_last_about_a_holder_the_latest_first() {
    HolderRef another = new HolderRef("x".repeat(32));
    Question bidding = new Question(HIRING.certificate(), HIRING.by(), Purpose.BID);
    GivenAnswer hiring = GivenAnswer.first(HIRING, HIS, said(FRIDAY, "REFUSED"), DAYS);
    GivenAnswer later = hiring.then(HIS, said(FRIDAY.plusDays(2), "GRANTED"), DAYS);
    GivenAnswer bid = GivenAnswer.first(bidding, HIS, said(FRIDAY.plusDays(1), "GRANTED"), DAYS);
    Question others = new Question(new CertificateId("d".repeat(32)), HIRING.by(), Purpose.HIRE);
    GivenAnswer anothers =
        GivenAnswer.first(
            others, new GivenAnswer.Whose(another, HIS.home()), said(FRIDAY, "GRANTED"), DAYS);
    answers().save(List.of(hiring, bid, anothers));
    answers().save(later);
    assertThat(answers().about(List.of(HOLDER), 9)).containsExactly(later.asking(), bid.asking());
    assertThat(answers().about(List.of(HOLDER), 1)).containsExactly(later.asking());
    assertThat(answers().about(List.of(HOLDER, another), 9))
        .containsExactly(later.asking(), bid.asking(), anothers.asking());
    answers().erase(HIRING.certificate());
    assertThat(answers().about(List.of(HOLDER), 9)).isEmpty();
  }

  @Test
  default void of_two_writes_on_one_revision_the_first_stands() {
    GivenAnswer first = GivenAnswer.first(HIRING, HIS, said(FRIDAY, "GRANTED"), DAYS);
    assertThat(answers().save(first)).isTrue();
    assertThat(answers().save(first)).isFalse();
    GivenAnswer second = first.then(HIS, said(FRIDAY.plusDays(1), "REFUSED"), DAYS);
    assertThat(answers().save(second)).isTrue();
    assertThat(answers().save(first.then(HIS, said(FRIDAY, "REFERRED"), DAYS))).isFalse();
    assertThat(answers().find(HIRING.id())).contains(second);
  }

  @Test
  default void a_term_of_a_former_holder_leaves_no_trace() {
    GivenAnswer first = GivenAnswer.first(HIRING, HIS, said(FRIDAY, "REFUSED"), DAYS);
    answers().save(first);
    var anothers = new GivenAnswer.Whose(new HolderRef("x".repeat(32)), HIS.home());
    GivenAnswer second = first.then(anothers, said(FRIDAY, "GRANTED"), DAYS);
    assertThat(answers().save(second)).isTrue();
    assertThat(answers().find(HIRING.id())).contains(second);
    assertThat(answers().against(List.of(anothers.holder()), Optional.empty(), 9)).isEmpty();
  }

  @Test
  default void a_holder_finds_what_was_against_him_the_latest_first() {
    Question bidding = new Question(HIRING.certificate(), HIRING.by(), Purpose.BID);
    Question grading = new Question(HIRING.certificate(), HIRING.by(), Purpose.WAGE_GRADE);
    answers().save(GivenAnswer.first(HIRING, HIS, said(FRIDAY, "REFUSED"), DAYS));
    answers().save(GivenAnswer.first(bidding, HIS, said(FRIDAY.plusDays(1), "REFERRED"), DAYS));
    answers().save(GivenAnswer.first(grading, HIS, said(FRIDAY, "GRANTED"), DAYS));
    assertThat(answers().against(List.of(HOLDER), Optional.empty(), 9))
        .extracting(it -> it.question().purpose())
        .containsExactly(Purpose.BID, Purpose.HIRE);
    assertThat(answers().against(List.of(HOLDER), Optional.empty(), 1)).hasSize(1);
    assertThat(answers().against(List.of(new HolderRef("x".repeat(32))), Optional.empty(), 9))
        .isEmpty();
  }

  @Test
  default void pages_miss_nothing_and_repeat_nothing_also_within_one_day() {
    List<AnswerPlace> kept = new ArrayList<>();
    for (Purpose each : Purpose.values()) {
      for (LocalDate day : List.of(FRIDAY, FRIDAY.plusDays(1))) {
        var certificate = new CertificateId((day.equals(FRIDAY) ? "e" : "f").repeat(32));
        var question = new Question(certificate, HIRING.by(), each);
        GivenAnswer answer = GivenAnswer.first(question, HIS, said(day, "REFUSED"), DAYS);
        answers().save(answer);
        kept.add(AnswerPlace.of(answer));
      }
    }
    List<AnswerPlace> read = new ArrayList<>();
    Optional<AnswerPlace> after = Optional.empty();
    List<GivenAnswer> page;
    do {
      page = answers().against(List.of(HOLDER), after, 3);
      page.forEach(each -> read.add(AnswerPlace.of(each)));
      after = page.isEmpty() ? after : Optional.of(AnswerPlace.of(page.getLast()));
    } while (page.size() == 3);
    assertThat(read).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    assertThat(read).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(read).extracting(AnswerPlace::since).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  default void an_erasure_takes_everything_of_one_certificate() {
    Question other = new Question(new CertificateId("d".repeat(32)), HIRING.by(), HIRING.purpose());
    answers().save(GivenAnswer.first(HIRING, HIS, said(FRIDAY, "REFUSED"), DAYS));
    answers().save(GivenAnswer.first(other, HIS, said(FRIDAY, "REFUSED"), DAYS));
    answers().erase(HIRING.certificate());
    assertThat(answers().find(HIRING.id())).isEmpty();
    assertThat(answers().find(other.id())).isPresent();
  }
}
