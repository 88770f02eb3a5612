package cn.yichi.notification.notice;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.SICHUAN;
import static cn.yichi.notification.notice.Samples.ZHEJIANG;
import static cn.yichi.notification.notice.Samples.after;
import static cn.yichi.notification.notice.Samples.benefit;
import static cn.yichi.notification.notice.Samples.conditional;
import static cn.yichi.notification.notice.Samples.decision;
import static cn.yichi.notification.notice.Samples.granted;
import static cn.yichi.notification.notice.Samples.noAgreement;
import static cn.yichi.notification.notice.Samples.referred;
import static cn.yichi.notification.notice.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticePolicyTest {
  private static final String PRIOR = "PRIOR_CERTIFICATES";
  private static final String PENDING = "ISSUER_NOT_RECEIVED";
  private static final String NUMBER = "AMBIGUOUS_NUMBER";

  private final NoticePolicy policy = new NoticePolicy(SICHUAN, Questions.standard());

  /**
   * One decision after another on the same certificate and host, and what each is to the holder.
   */
  record Step(Cause cause, Position position, String due) {}

  static Step step(Cause cause, Position position, String due) {
    return new Step(cause, position, due);
  }

  static Stream<Arguments> abroad() {
    return Stream.of(
        story("first grant", step(Cause.NEW, granted(), "Gather")),
        story("first condition", step(Cause.NEW, conditional("FILING"), "Gather")),
        story("first refusal", step(Cause.NEW, refused(), "Silent")),
        story("no agreement", step(Cause.NEW, noAgreement(), "Silent")),
        story("a referral the worker can act on", step(Cause.NEW, referred(NUMBER), "Gather")),
        story("a referral the bureau must answer", step(Cause.NEW, referred(PRIOR), "Silent")),
        story("a referral of an unknown question", step(Cause.NEW, referred("X"), "Silent")),
        story(
            "a question for the worker among others",
            step(Cause.NEW, referred(PRIOR, NUMBER), "Gather")),
        story(
            "same outcome again",
            step(Cause.NEW, granted(), "Gather"),
            step(Cause.CORRECTION, granted(), "Silent")),
        story(
            "another level",
            step(Cause.NEW, granted(), "Gather"),
            step(Cause.CORRECTION, granted("SENIOR_WORKER"), "Tell")),
        story(
            "other conditions",
            step(Cause.NEW, conditional("FILING"), "Gather"),
            step(Cause.AGREEMENT, conditional("FILING", "VERIFICATION"), "Tell")),
        story(
            "same conditions in another order",
            step(Cause.NEW, conditional("FILING", "VERIFICATION"), "Gather"),
            step(Cause.AGREEMENT, conditional("VERIFICATION", "FILING"), "Silent")),
        story(
            "suspension and return",
            step(Cause.NEW, granted(), "Gather"),
            step(Cause.STATUS, refused(), "Tell"),
            step(Cause.STATUS, granted(), "Tell")),
        story(
            "agreement ends and comes back",
            step(Cause.NEW, granted(), "Gather"),
            step(Cause.AGREEMENT, noAgreement(), "Silent"),
            step(Cause.AGREEMENT, granted(), "Silent")),
        story(
            "a silent interlude does not hide a change",
            step(Cause.NEW, granted(), "Gather"),
            step(Cause.ISSUER, referred("ISSUER_SUSPENDED"), "Silent"),
            step(Cause.ISSUER, refused(), "Tell")),
        story(
            "a ruling for the worker",
            step(Cause.NEW, referred(PRIOR), "Silent"),
            step(Cause.RULING, granted(), "Gather")),
        story(
            "a ruling against the worker",
            step(Cause.NEW, referred(PRIOR), "Silent"),
            step(Cause.RULING, refused(), "Tell")),
        story(
            "issuer late, then granted",
            step(Cause.NEW, referred(PENDING), "Silent"),
            step(Cause.ISSUER, granted(), "Gather")),
        story(
            "issuer late, then refused: as if it had been in time",
            step(Cause.NEW, referred(PENDING), "Silent"),
            step(Cause.ISSUER, refused(), "Silent")),
        story(
            "backfill is remembered",
            step(Cause.BACKFILL, granted(), "Silent"),
            step(Cause.CORRECTION, granted(), "Silent"),
            step(Cause.STATUS, refused(), "Tell")),
        story(
            "backfill with a late issuer stays silent",
            step(Cause.BACKFILL, referred(PENDING), "Silent"),
            step(Cause.ISSUER, granted(), "Silent"),
            step(Cause.STATUS, refused(), "Tell")),
        story(
            "backfill before an agreement",
            step(Cause.BACKFILL, noAgreement(), "Silent"),
            step(Cause.AGREEMENT, granted(), "Gather")),
        story(
            "refused first, granted later",
            step(Cause.NEW, refused(), "Silent"),
            step(Cause.AGREEMENT, refused(), "Silent"),
            step(Cause.AGREEMENT, granted(), "Gather")));
  }

  static Stream<Arguments> atHome() {
    return Stream.of(
        story("home grant", step(Cause.NEW, granted(), "Silent")),
        story(
            "home grant, then suspended",
            step(Cause.NEW, granted(), "Silent"),
            step(Cause.STATUS, refused(), "Tell"),
            step(Cause.STATUS, granted(), "Tell")),
        story(
            "home grant corrected",
            step(Cause.NEW, granted(), "Silent"),
            step(Cause.CORRECTION, granted("SENIOR_WORKER"), "Silent")),
        story(
            "refused from the start",
            step(Cause.NEW, refused(), "Silent"),
            step(Cause.STATUS, granted(), "Tell")),
        story(
            "issuer late at home",
            step(Cause.NEW, referred(PENDING), "Silent"),
            step(Cause.ISSUER, granted(), "Silent"),
            step(Cause.STATUS, refused(), "Tell")),
        story(
            "suspended, the worker can act",
            step(Cause.NEW, granted(), "Silent"),
            step(Cause.STATUS, referred("CERTIFICATE_SUSPENDED"), "Tell")));
  }

  static Arguments story(String name, Step... steps) {
    return Arguments.of(name, List.of(steps));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("abroad")
  void tells_of_another_region(String name, List<Step> steps) {
    assertThat(verdicts(CHONGQING, steps)).isEqualTo(expected(steps));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("atHome")
  void tells_of_the_home_region(String name, List<Step> steps) {
    assertThat(verdicts(SICHUAN, steps)).isEqualTo(expected(steps));
  }

  private List<String> verdicts(Region host, List<Step> steps) {
    Optional<Baseline> memory = Optional.empty();
    Optional<Verdict> previous = Optional.empty();
    List<String> verdicts = new ArrayList<>();
    long revision = 0;
    for (Step step : steps) {
      Decision bare = decision(1, host, ++revision, step.cause(), step.position());
      Decision decision = previous.map(verdict -> after(verdict, bare)).orElse(bare);
      Due due = policy.judge(decision, memory);
      verdicts.add(due.getClass().getSimpleName());
      memory = remembered(due).or(() -> Optional.empty());
      previous = Optional.of(step.position().verdict());
    }
    return verdicts;
  }

  private static Optional<Baseline> remembered(Due due) {
    return switch (due) {
      case Due.Silent silent -> silent.after();
      case Due.Gather gather -> Optional.of(gather.after());
      case Due.Tell tell -> Optional.of(tell.after());
      case Due.NotOurs ignored -> Optional.empty();
      case Due.Repeated ignored -> Optional.empty();
      case Due.Outdated ignored -> Optional.empty();
    };
  }

  private static List<String> expected(List<Step> steps) {
    return steps.stream().map(Step::due).toList();
  }

  @Test
  void leaves_certificates_of_other_regions_to_their_home() {
    var chongqing = new NoticePolicy(CHONGQING, Questions.standard());
    Due due = chongqing.judge(decision(1, ZHEJIANG, 1, Cause.NEW, granted()), Optional.empty());
    assertThat(due).isEqualTo(new Due.NotOurs());
  }

  @Test
  void tells_a_repeated_revision_from_an_outdated_one() {
    Due first = policy.judge(decision(1, CHONGQING, 2, Cause.NEW, granted()), Optional.empty());
    Optional<Baseline> memory = remembered(first);
    assertThat(policy.judge(decision(1, CHONGQING, 2, Cause.NEW, granted()), memory))
        .isEqualTo(new Due.Repeated());
    assertThat(policy.judge(decision(1, CHONGQING, 1, Cause.NEW, refused()), memory))
        .isEqualTo(new Due.Outdated());
  }

  @Test
  void leaves_no_trace_of_a_first_home_grant() {
    assertThat(policy.judge(decision(1, SICHUAN, 1, Cause.NEW, granted()), Optional.empty()))
        .isEqualTo(new Due.Silent(Optional.empty()));
  }

  @Test
  void tells_an_opening_once_and_a_closing_never() {
    Due opened = policy.judge(benefit(1, 1, true), Optional.empty());
    assertThat(opened).isInstanceOf(Due.Tell.class);
    assertThat(policy.judge(benefit(1, 1, true), remembered(opened))).isEqualTo(new Due.Repeated());
    assertThat(policy.judge(benefit(1, 2, true), remembered(opened)))
        .isInstanceOf(Due.Silent.class);
    Due closed = policy.judge(benefit(1, 2, false), remembered(opened));
    assertThat(closed).isInstanceOf(Due.Silent.class);
    assertThat(policy.judge(benefit(1, 3, true), remembered(closed))).isInstanceOf(Due.Tell.class);
  }
}
