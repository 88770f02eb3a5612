package cn.yichi.recognition.asking;

import static cn.yichi.recognition.asking.Questions.FRIDAY;
import static cn.yichi.recognition.asking.Questions.HIRING;
import static cn.yichi.recognition.asking.Questions.HIS;
import static cn.yichi.recognition.asking.Questions.HOLDER;
import static cn.yichi.recognition.asking.Questions.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.RosterRun;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import cn.yichi.recognition.decision.Contended;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What many answers at once have beyond what each of them has. */
class RememberAllTest {
  private static final Question OTHER =
      new Question(new CertificateId("d".repeat(32)), HIRING.by(), HIRING.purpose());
  private static final LocalDate MONDAY = FRIDAY.plusDays(3);

  private final InMemoryGivenAnswers answers = new InMemoryGivenAnswers();
  private final InMemoryAskings askings = new InMemoryAskings();
  private final Set<CertificateId> erased = new HashSet<>();
  private int looks;
  private final RememberAnswers remember = over(answers);

  private RememberAnswers over(GivenAnswers stored) {
    return over(stored, askings);
  }

  private RememberAnswers over(GivenAnswers stored, Askings noted) {
    return new RememberAnswers(
        stored,
        noted,
        ids -> {
          looks++;
          Set<CertificateId> held = new HashSet<>(ids);
          held.removeAll(erased);
          return held;
        },
        new RememberAnswers.Terms(30, 10));
  }

  private List<Asking> asked() {
    return new WhoAsked(askings, answers).about(List.of(HOLDER), 9);
  }

  private static Answered answered(Question question, Said said) {
    return new Answered(question, HIS, said);
  }

  private static Said inRoster(String roster, LocalDate on, String outcome) {
    return inRun(new RosterRun(roster, 1), on, outcome);
  }

  private static Said inRun(RosterRun run, LocalDate on, String outcome) {
    Said said = said(on, FRIDAY, outcome);
    return new Said(
        said.on(),
        said.host(),
        said.asOf(),
        said.outcome(),
        said.basis(),
        said.knownOn(),
        Optional.of(run));
  }

  private Remembered roster(String roster, LocalDate on, String outcome) {
    return remember
        .rememberAll(List.of(answered(HIRING, inRoster(roster, on, outcome))))
        .getFirst();
  }

  @Test
  void a_single_question_that_changes_nothing_looks_for_no_erasure_and_a_roster_always_does() {
    Said said = said(FRIDAY, "REFUSED");
    Remembered first = remember.remember(HIRING, HIS, said);
    assertThat(looks).isOne();
    assertThat(remember.remember(HIRING, HIS, said).now()).isEqualTo(first.now());
    assertThat(looks).isOne();
    // What another attempt wrote before it failed is not known to have been looked for.
    erased.add(HIRING.certificate());
    remember.rememberAll(List.of(answered(HIRING, said)));
    assertThat(answers.find(HIRING.id())).isEmpty();
  }

  @Test
  void what_is_alike_is_remembered_once_and_told_alike() {
    Answered one = answered(HIRING, inRoster("r1", FRIDAY, "REFUSED"));
    Answered two = answered(OTHER, inRoster("r1", FRIDAY, "GRANTED"));
    List<Remembered> told = remember.rememberAll(List.of(one, two, one));
    assertThat(told).hasSize(3);
    assertThat(told.get(2)).isEqualTo(told.get(0));
    assertThat(told.get(0).now().begins()).isPresent();
    assertThat(told.get(0).before()).isEmpty();
    assertThat(told.get(1).now().question()).isEqualTo(OTHER);
    assertThat(answers.find(HIRING.id()).orElseThrow().revision()).isOne();
    assertThat(asked()).hasSize(2);
  }

  @Test
  void of_two_answers_to_one_question_the_later_one_stands() {
    List<Remembered> told =
        remember.rememberAll(
            List.of(
                answered(HIRING, said(FRIDAY, "GRANTED")),
                answered(HIRING, said(FRIDAY, "REFUSED"))));
    assertThat(told.get(1).before()).contains(said(FRIDAY, "GRANTED"));
    assertThat(answers.find(HIRING.id()).orElseThrow().last().outcome()).isEqualTo("REFUSED");
  }

  @Test
  void what_a_roster_says_twice_is_not_before_also_on_the_next_day() {
    Remembered first = roster("r1", FRIDAY, "REFUSED");
    assertThat(roster("r1", MONDAY, "REFUSED")).isEqualTo(first);
    assertThat(asked()).hasSize(1);
  }

  @Test
  void a_run_that_was_taken_over_changes_nothing_that_a_later_one_said() {
    Said later = inRun(new RosterRun("r1", 2), FRIDAY, "GRANTED");
    Remembered told = remember.rememberAll(List.of(answered(HIRING, later))).getFirst();
    Said earlier = inRun(new RosterRun("r1", 1), FRIDAY, "REFUSED");
    assertThat(remember.rememberAll(List.of(answered(HIRING, earlier)))).containsExactly(told);
    assertThat(answers.find(HIRING.id())).contains(told.now());
    assertThat(told.now().adverse()).isEmpty();
    Said single = said(FRIDAY, "GRANTED");
    Remembered asked = remember.rememberAll(List.of(answered(HIRING, single))).getFirst();
    assertThat(remember.rememberAll(List.of(answered(HIRING, earlier))).getFirst().now())
        .as("also where somebody asked singly in between")
        .isEqualTo(asked.now());
    Said anothers = inRun(new RosterRun("r2", 1), FRIDAY, "REFUSED");
    assertThat(remember.rememberAll(List.of(answered(HIRING, anothers))).getFirst().now().begins())
        .isPresent();
  }

  @Test
  void of_what_is_erased_meanwhile_it_is_not_even_noted_who_asked() {
    erased.add(HIRING.certificate());
    Answered asked = answered(HIRING, inRoster("r1", FRIDAY, "REFUSED"));
    remember.note(List.of(asked.asking(), answered(OTHER, asked.said()).asking()));
    remember.noteOnly(List.of(asked));
    assertThat(asked()).extracting(Asking::certificate).containsExactly(OTHER.certificate());
  }

  @Test
  void what_was_remembered_by_an_attempt_that_failed_goes_with_its_certificate() {
    Answered asked = answered(HIRING, inRoster("r1", FRIDAY, "REFUSED"));
    remember.rememberAll(List.of(asked));
    erased.add(HIRING.certificate());
    remember.rememberAll(List.of(asked));
    assertThat(answers.find(HIRING.id())).isEmpty();
    assertThat(asked()).isEmpty();
  }

  @Test
  void what_was_said_before_a_roster_is_told_each_time() {
    remember.remember(HIRING, HIS, said(FRIDAY, "GRANTED"));
    Remembered first = roster("r1", FRIDAY, "REFUSED");
    assertThat(first.before()).contains(said(FRIDAY, "GRANTED"));
    assertThat(first.changed()).contains(true);
    assertThat(roster("r1", FRIDAY, "REFUSED")).isEqualTo(first);
    Remembered moved = roster("r1", FRIDAY, "REFERRED");
    assertThat(moved.before()).as("nobody was told of the first try").isEqualTo(first.before());
    assertThat(moved.now().begins()).as("within the term that runs").isEmpty();
  }

  @Test
  void another_roster_is_told_of_the_one_before_and_writes_nothing_where_nothing_changed() {
    roster("r1", FRIDAY, "REFUSED");
    for (int twice = 0; twice < 2; twice++) {
      Remembered second = roster("r2", FRIDAY, "REFUSED");
      assertThat(second.before()).contains(inRoster("r1", FRIDAY, "REFUSED"));
      assertThat(second.changed()).contains(false);
      assertThat(second.now().revision()).isOne();
    }
  }

  @Test
  void a_roster_that_is_answered_a_day_late_speaks_of_the_present() {
    Remembered late = roster("r1", MONDAY, "REFUSED");
    assertThat(late.now().against().orElseThrow().said().isPresent()).isTrue();
    assertThat(late.now().against().orElseThrow().due()).isEqualTo(LocalDate.of(2026, 12, 14));
    Remembered now = remember.remember(HIRING, HIS, said(MONDAY.plusDays(1), "REFUSED"));
    assertThat(now.changed()).contains(false);
    assertThat(now.now().begins()).isEmpty();
  }

  @Test
  void what_was_erased_meanwhile_leaves_nothing_and_the_others_stay() {
    erased.add(HIRING.certificate());
    remember.rememberAll(
        Stream.of(HIRING, OTHER).map(it -> answered(it, said(FRIDAY, "REFUSED"))).toList());
    remember.noteOnly(List.of(answered(HIRING, said(FRIDAY, "REFUSED"))));
    assertThat(answers.find(HIRING.id())).isEmpty();
    assertThat(answers.find(OTHER.id())).isPresent();
    assertThat(asked()).extracting(Asking::certificate).containsExactly(OTHER.certificate());
  }

  @Test
  void of_an_answer_that_says_nothing_it_is_only_noted_who_asked() {
    remember.noteOnly(List.of(answered(HIRING, said(FRIDAY, "REFUSED"))));
    assertThat(answers.find(HIRING.id())).isEmpty();
    assertThat(asked()).hasSize(1);
  }

  @Test
  void what_another_write_overtakes_is_tried_again_alone() {
    var overtaken = new Overtaken(answers, 1);
    List<Remembered> told =
        over(overtaken)
            .rememberAll(
                Stream.of(HIRING, OTHER).map(it -> answered(it, said(FRIDAY, "REFUSED"))).toList());
    assertThat(told.get(0).before()).contains(said(FRIDAY, "GRANTED"));
    assertThat(told.get(1).before()).isEmpty();
    assertThat(overtaken.written).containsExactly(2, 1);
    assertThat(answers.find(HIRING.id()).orElseThrow().revision()).isEqualTo(2);
    assertThat(answers.find(OTHER.id()).orElseThrow().revision()).isOne();
    assertThatThrownBy(() -> over(new Overtaken(answers, 99)).remember(HIRING, HIS, later()))
        .isInstanceOf(Contended.class);
  }

  @Test
  void a_crash_while_a_day_moves_loses_no_day_and_doubles_none() {
    remember.remember(HIRING, HIS, said(FRIDAY, "GRANTED"));
    RememberAnswers crashing =
        over(
            answers,
            new Moved(
                askings,
                () -> {
                  throw new IllegalStateException("away");
                },
                true));
    assertThatThrownBy(() -> crashing.remember(HIRING, HIS, later())).hasMessage("away");
    assertThat(asked()).extracting(Asking::on).containsExactly(FRIDAY);
    remember.remember(HIRING, HIS, later());
    assertThat(asked()).extracting(Asking::on).containsExactly(MONDAY, FRIDAY);
    assertThatThrownBy(
            () -> over(failing()).remember(HIRING, HIS, said(MONDAY.plusDays(1), "GRANTED")))
        .hasMessage("lost");
    assertThat(asked()).extracting(Asking::on).containsExactly(MONDAY, FRIDAY);
    remember.remember(HIRING, HIS, said(MONDAY.plusDays(1), "GRANTED"));
    assertThat(asked()).extracting(Asking::on).containsExactly(MONDAY.plusDays(1), MONDAY, FRIDAY);
  }

  @Test
  void a_day_that_moves_while_it_is_asked_for_is_not_missed() {
    remember.remember(HIRING, HIS, said(FRIDAY, "GRANTED"));
    var moving = new Moved(askings, () -> remember.remember(HIRING, HIS, later()), false);
    assertThat(new WhoAsked(moving, answers).about(List.of(HOLDER), 9))
        .extracting(Asking::on)
        .containsExactly(FRIDAY);
  }

  @Test
  void of_both_places_the_latest_are_shown_one_entry_a_day_whatever_the_pseudonym() {
    HolderRef anew = new HolderRef("z".repeat(32));
    remember.remember(HIRING, HIS, said(FRIDAY, "GRANTED"));
    remember.remember(HIRING, new GivenAnswer.Whose(anew, HIS.home()), said(FRIDAY, "REFUSED"));
    remember.remember(OTHER, HIS, later());
    remember.remember(OTHER, HIS, said(MONDAY.plusDays(1), "GRANTED"));
    WhoAsked who = new WhoAsked(askings, answers);
    assertThat(who.about(List.of(HOLDER, anew), 9))
        .extracting(Asking::on)
        .containsExactly(MONDAY.plusDays(1), MONDAY, FRIDAY);
    assertThat(who.about(List.of(HOLDER, anew), 2))
        .extracting(Asking::on)
        .containsExactly(MONDAY.plusDays(1), MONDAY);
    assertThat(who.about(List.of(HOLDER), 9)).hasSize(3);
    assertThat(who.about(List.of(anew), 9)).hasSize(1);
  }

  @Test
  void two_that_ask_at_once_around_midnight_leave_both_days() {
    remember.remember(HIRING, HIS, said(FRIDAY, "GRANTED"));
    var before =
        new Overtaken(answers, 0) {
          @Override
          public Set<String> save(List<GivenAnswer> next) {
            remember.remember(HIRING, HIS, later());
            return super.save(next);
          }
        };
    over(before).remember(HIRING, HIS, said(MONDAY.plusDays(1), "REFERRED"));
    assertThat(asked()).extracting(Asking::on).containsExactly(MONDAY.plusDays(1), MONDAY, FRIDAY);
  }

  private GivenAnswers failing() {
    return new Overtaken(answers, 0) {
      @Override
      public Set<String> save(List<GivenAnswer> next) {
        throw new IllegalStateException("lost");
      }
    };
  }

  /** Askings of which something happens when they are noted, or after they were read. */
  private record Moved(Askings askings, Runnable then, boolean noting) implements Askings {
    @Override
    public void note(List<Asking> asked) {
      if (noting && !asked.isEmpty()) {
        then.run();
      }
      askings.note(asked);
    }

    @Override
    public List<Asking> about(Collection<HolderRef> holders, int limit) {
      List<Asking> found = askings.about(holders, limit);
      then.run();
      return found;
    }

    @Override
    public void erase(CertificateId certificate) {
      askings.erase(certificate);
    }
  }

  private static Said later() {
    return said(MONDAY, "REFERRED");
  }

  /** A store in which somebody else writes the hiring question first, so many times. */
  private static class Overtaken implements GivenAnswers {
    private final GivenAnswers answers;
    private final List<Integer> written = new java.util.ArrayList<>();
    private int left;

    Overtaken(GivenAnswers answers, int times) {
      this.answers = answers;
      this.left = times;
    }

    @Override
    public Map<String, GivenAnswer> find(Collection<String> ids) {
      return answers.find(ids);
    }

    @Override
    public Set<String> save(List<GivenAnswer> next) {
      written.add(next.size());
      if (left-- > 0) {
        Optional<GivenAnswer> last = answers.find(HIRING.id());
        answers.save(
            last.map(it -> it.then(HIS, said(FRIDAY, "GRANTED"), 10))
                .orElseGet(() -> GivenAnswer.first(HIRING, HIS, said(FRIDAY, "GRANTED"), 10)));
      }
      return answers.save(next);
    }

    @Override
    public List<GivenAnswer> against(
        Collection<HolderRef> holders, Optional<AnswerPlace> after, int limit) {
      return answers.against(holders, after, limit);
    }

    @Override
    public List<Asking> about(Collection<HolderRef> holders, int limit) {
      return answers.about(holders, limit);
    }

    @Override
    public void erase(CertificateId certificate) {
      answers.erase(certificate);
    }
  }
}
