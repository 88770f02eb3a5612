package cn.yichi.recognition.watch;

import static cn.yichi.recognition.watch.WatchSamples.CONDITIONAL;
import static cn.yichi.recognition.watch.WatchSamples.FIRM;
import static cn.yichi.recognition.watch.WatchSamples.GRANTED;
import static cn.yichi.recognition.watch.WatchSamples.OTHER_FIRM;
import static cn.yichi.recognition.watch.WatchSamples.REFUSED;
import static cn.yichi.recognition.watch.WatchSamples.decided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.SamePersons;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.share.Consent;
import cn.yichi.recognition.share.InMemoryShareCodes;
import cn.yichi.recognition.share.KeepShareCodes;
import cn.yichi.recognition.share.Opening;
import cn.yichi.recognition.share.SecretCode;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.StillTheirs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches on fakes, with crashes and what comes in between. */
class TellWatchersTest {
  private final InMemoryShareCodes codes = new InMemoryShareCodes();
  private final InMemoryWatches watches = new InMemoryWatches();
  private final InMemoryWatchFeed feed = new InMemoryWatchFeed();
  private final Map<CertificateId, Decided> decisions = new HashMap<>();
  private Runnable onPublish = () -> {};
  private Instant now = Samples.NOW;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final JudgeCase judge = new JudgeCase(Documents::agreements, Samples.CHONGQING, clock);
  private final TellWatchers tell =
      new TellWatchers(watches, feed, codes, new StillTheirs(SamePersons.NONE), judge);
  private final ReadChanges read = new ReadChanges(feed, watches, judge);
  private final KeepShareCodes keep = new KeepShareCodes(codes, clock, tell::withdrawn);
  private final StoredDecisions stored =
      new StoredDecisions() {
        @Override
        public Optional<Decided> of(CertificateId certificate) {
          return Optional.ofNullable(decisions.get(certificate));
        }

        @Override
        public void publish(CertificateId certificate) {
          onPublish.run();
        }
      };
  private final WatchCertificates watching =
      new WatchCertificates(watches, codes, stored, judge, 2);

  private static HolderRef holder(int serial) {
    return Samples.replica(serial, 1).holder();
  }

  private void shared(int serial, LocalDate until) {
    codes.add(
        new ShareCode(
            WatchSamples.code(serial),
            holder(serial),
            Samples.id(serial),
            holder(serial),
            Purpose.HIRE,
            Optional.empty(),
            now,
            LocalDate.of(2023, 8, 30),
            Optional.of(new Consent(until, Optional.empty())),
            List.of(opened(FIRM), opened(OTHER_FIRM)),
            0,
            Optional.empty(),
            Optional.empty(),
            1),
        SecretCode.fresh(),
        LocalDate.of(1990, 5, 17));
    decisions.put(Samples.id(serial), decided(serial, 1, GRANTED));
  }

  private Opening opened(SocialCreditCode by) {
    return new Opening(by, now, now, 1);
  }

  @BeforeEach
  void share() {
    for (int serial = 1; serial <= 4; serial++) {
      shared(serial, LocalDate.of(2023, 12, 31));
    }
  }

  private WatchCertificates.Result watch(int serial, SocialCreditCode by) {
    return watching.watch(WatchSamples.code(serial), by);
  }

  private Watch begun(int serial) {
    return ((WatchCertificates.Result.Watching) watch(serial, FIRM)).watch();
  }

  private void tell(Decided... decided) {
    tell.tell(List.of(decided));
  }

  private List<String> told(SocialCreditCode by) {
    return read.after(by, 0, 100).entries().stream()
        .map(it -> it.change().from().outcome() + ">" + it.change().to().outcome())
        .toList();
  }

  private Watch stored(Watch watch) {
    return watches.find(watch.id()).orElseThrow();
  }

  @Test
  void each_change_is_told_to_all_who_watch_once_and_in_order() {
    begun(1);
    watch(1, OTHER_FIRM);
    tell(decided(1, 2, CONDITIONAL), decided(2, 2, REFUSED), decided(1, 3, REFUSED));
    tell(decided(1, 2, CONDITIONAL), decided(1, 3, REFUSED));
    tell(decided(1, 2, CONDITIONAL));
    assertThat(told(FIRM)).containsExactly("GRANTED>CONDITIONAL", "CONDITIONAL>REFUSED");
    assertThat(told(OTHER_FIRM)).isEqualTo(told(FIRM));
  }

  @Test
  void what_changes_nothing_that_is_told_is_not_told() {
    Watch watch = begun(1);
    tell(decided(1, 2, GRANTED));
    assertThat(told(FIRM)).isEmpty();
    assertThat(stored(watch).seen()).isEqualTo(2);
    Worth swapped =
        new Worth("CONDITIONAL", CONDITIONAL.granted(), List.of("VERIFICATION", "FILING"));
    tell(decided(1, 3, CONDITIONAL), decided(1, 4, swapped));
    assertThat(told(FIRM)).containsExactly("GRANTED>CONDITIONAL");
  }

  @Test
  void a_crash_between_the_watch_and_the_feed_loses_nothing_and_tells_nothing_twice() {
    Watch watch = begun(1);
    feed.beforeEachAppend(
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(() -> tell(decided(1, 2, REFUSED))).hasMessage("killed");
    assertThat(stored(watch).telling()).isPresent();
    feed.beforeEachAppend(() -> {});
    tell(decided(1, 2, REFUSED));
    assertThat(told(FIRM)).containsExactly("GRANTED>REFUSED");
    assertThat(stored(watch).telling()).isEmpty();
    assertThat(stored(watch).told()).hasSize(1);
  }

  @Test
  void a_crash_between_the_feed_and_the_clearing_tells_nothing_twice() {
    Watch watch = begun(1);
    feed.beforeEachAppend(
        () ->
            watches.beforeEachSave(
                () -> {
                  throw new IllegalStateException("killed");
                }));
    assertThatThrownBy(() -> tell(decided(1, 2, REFUSED))).hasMessage("killed");
    feed.beforeEachAppend(() -> {});
    watches.beforeEachSave(() -> {});
    tell(decided(1, 3, GRANTED));
    assertThat(told(FIRM)).containsExactly("GRANTED>REFUSED", "REFUSED>GRANTED");
    assertThat(stored(watch).telling()).isEmpty();
  }

  @Test
  void a_withdrawal_that_comes_first_lets_nothing_be_told() {
    Watch watch = begun(1);
    watches.beforeEachSave(
        () -> {
          watches.beforeEachSave(() -> {});
          keep.withdraw(watch.code(), List.of(holder(1)));
        });
    tell(decided(1, 2, REFUSED));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
    assertThat(stored(watch).state(judge.today())).isEqualTo(Watch.State.WITHDRAWN);
  }

  @Test
  void a_withdrawal_that_a_crash_cut_short_lets_nothing_be_told() {
    Watch watch = begun(1);
    codes.save(withdrawn(1));
    tell(decided(1, 2, REFUSED));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
    assertThat(stored(watch).state(judge.today())).isEqualTo(Watch.State.WITHDRAWN);
  }

  private Watch decidedUponButNotTold() {
    Watch watch = begun(1);
    feed.beforeEachAppend(
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(() -> tell(decided(1, 2, REFUSED))).hasMessage("killed");
    feed.beforeEachAppend(() -> {});
    return watch;
  }

  @Test
  void what_was_decided_upon_before_a_withdrawal_is_not_told_after_it() {
    Watch watch = decidedUponButNotTold();
    keep.withdraw(watch.code(), List.of(holder(1)));
    assertThat(stored(watch).telling()).isEmpty();
    tell(decided(1, 2, REFUSED));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
  }

  @Test
  void what_was_decided_upon_before_the_last_day_of_consent_is_not_told_after_it() {
    Watch watch = decidedUponButNotTold();
    now = Instant.parse("2023-12-31T16:00:00Z");
    tell(decided(1, 2, REFUSED));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
    assertThat(stored(watch).telling()).isEmpty();
  }

  @Test
  void what_was_decided_upon_before_the_organisation_ended_its_watch_is_told() {
    Watch watch = decidedUponButNotTold();
    watching.end(watch.id(), FIRM);
    tell(decided(1, 2, REFUSED));
    assertThat(told(FIRM)).containsExactly("GRANTED>REFUSED");
  }

  @Test
  void a_change_of_a_watch_that_is_erased_while_it_is_told_is_erased_too() {
    begun(1);
    feed.beforeEachAppend(
        () -> {
          watches.erase(Samples.id(1));
          feed.erase(Samples.id(1));
        });
    tell(decided(1, 2, REFUSED));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
  }

  @Test
  void a_watch_that_begins_while_its_certificate_is_erased_is_erased_too() {
    onPublish =
        () -> {
          decisions.remove(Samples.id(1));
          codes.erase(Samples.id(1));
        };
    assertThat(watch(1, FIRM)).isEqualTo(new WatchCertificates.Result.NotOpened());
    assertThat(watches.ofCertificates(List.of(Samples.id(1)))).isEmpty();
  }

  @Test
  void what_others_keep_writing_is_busy_and_publishes_when_it_is_tried_again() {
    onPublish =
        () -> {
          throw new Contended();
        };
    assertThat(watch(1, FIRM)).isEqualTo(new WatchCertificates.Result.Busy());
    assertThat(watch(1, FIRM)).as("again").isEqualTo(new WatchCertificates.Result.Busy());
    onPublish = () -> {};
    assertThat(watch(1, FIRM)).isInstanceOf(WatchCertificates.Result.Watching.class);
  }

  @Test
  void a_withdrawal_whose_watch_is_written_by_many_is_busy() {
    Watch watch = begun(1);
    watches.beforeEachSave(() -> interfere(watch));
    assertThat(keep.withdraw(watch.code(), List.of(holder(1))))
        .isEqualTo(new KeepShareCodes.Result.Busy());
    watches.beforeEachSave(() -> {});
    assertThat(keep.withdraw(watch.code(), List.of(holder(1))))
        .isInstanceOf(KeepShareCodes.Result.Done.class);
    assertThat(stored(watch).state(judge.today())).isEqualTo(Watch.State.WITHDRAWN);
  }

  @Test
  void a_watch_whose_consent_is_over_is_none_of_the_so_many() {
    codes.erase(Samples.id(2));
    shared(2, LocalDate.of(2023, 8, 2));
    begun(1);
    begun(2);
    assertThat(watch(3, FIRM)).isEqualTo(new WatchCertificates.Result.TooMany(2));
    now = Instant.parse("2023-08-02T16:00:00Z");
    assertThat(watch(3, FIRM)).isInstanceOf(WatchCertificates.Result.Watching.class);
  }

  private ShareCode withdrawn(int serial) {
    InMemoryShareCodes aside = new InMemoryShareCodes();
    ShareCode code = codes.find(WatchSamples.code(serial)).orElseThrow();
    aside.add(code, SecretCode.fresh(), LocalDate.EPOCH);
    new KeepShareCodes(aside, clock, it -> {}).withdraw(code.id(), List.of(code.maker()));
    return aside.find(code.id()).orElseThrow();
  }

  @Test
  void what_stood_in_the_feed_is_not_shown_after_a_withdrawal_and_reading_goes_on() {
    Watch watch = begun(1);
    begun(2);
    tell(decided(1, 2, REFUSED), decided(2, 2, REFUSED));
    keep.revoke(watch.code(), List.of(holder(1)));
    ReadChanges.Part part = read.after(FIRM, 0, 1);
    assertThat(part.entries()).isEmpty();
    assertThat(part.next()).isEqualTo(1);
    assertThat(part.more()).isTrue();
    assertThat(read.after(FIRM, 1, 1).entries())
        .singleElement()
        .satisfies(it -> assertThat(it.change().certificate()).isEqualTo(Samples.id(2)));
    assertThat(read.last(FIRM)).isEqualTo(2);
  }

  @Test
  void after_the_last_day_of_consent_nothing_is_told_or_shown() {
    Watch watch = begun(1);
    tell(decided(1, 2, REFUSED));
    now = Instant.parse("2023-12-31T15:59:59Z");
    assertThat(told(FIRM)).hasSize(1);
    now = now.plus(Duration.ofSeconds(1));
    tell(decided(1, 3, GRANTED));
    assertThat(told(FIRM)).isEmpty();
    assertThat(feed.after(FIRM, 0, 9)).hasSize(1);
    assertThat(stored(watch).state(judge.today())).isEqualTo(Watch.State.OVER);
    assertThat(watch(1, FIRM)).isEqualTo(new WatchCertificates.Result.WithoutConsent());
  }

  @Test
  void a_certificate_that_became_another_persons_is_not_told_of() {
    Watch watch = begun(1);
    Decided sample = decided(1, 2, REFUSED);
    tell(
        new Decided(
            sample.certificate(),
            sample.home(),
            holder(2),
            sample.revision(),
            sample.worth(),
            sample.cause(),
            sample.day()));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
    assertThat(stored(watch).ended()).isPresent();
  }

  @Test
  void a_watch_that_is_erased_meanwhile_tells_nothing() {
    begun(1);
    watches.beforeEachSave(() -> watches.erase(Samples.id(1)));
    tell(decided(1, 2, REFUSED));
    assertThat(feed.after(FIRM, 0, 9)).isEmpty();
  }

  @Test
  void whoever_always_comes_too_late_tries_later() {
    Watch watch = begun(1);
    watches.beforeEachSave(() -> interfere(watch));
    assertThatThrownBy(() -> tell(decided(1, 2, REFUSED))).isInstanceOf(Contended.class);
    assertThatThrownBy(() -> tell.withdrawn(watch.code())).isInstanceOf(Contended.class);
    assertThatThrownBy(() -> watching.end(watch.id(), FIRM)).isInstanceOf(Contended.class);
    watches.beforeEachSave(() -> {});
    tell(decided(1, 2, REFUSED));
    assertThat(told(FIRM)).hasSize(1);
  }

  private void interfere(Watch watch) {
    watches.beforeEachSave(() -> {});
    watches.save(stored(watch).sees(decided(1, 1, GRANTED)));
    watches.beforeEachSave(() -> interfere(watch));
  }

  @Test
  void a_decision_that_comes_while_a_watch_begins_is_seen_by_the_watch() {
    onPublish = () -> decisions.put(Samples.id(1), decided(1, 2, REFUSED));
    Watch watch = begun(1);
    assertThat(watch.worth()).isEqualTo(REFUSED);
    assertThat(watch.seen()).isEqualTo(2);
    tell(decided(1, 2, REFUSED));
    assertThat(told(FIRM)).isEmpty();
    tell(decided(1, 3, GRANTED));
    assertThat(told(FIRM)).containsExactly("REFUSED>GRANTED");
  }

  @Test
  void a_withdrawal_that_comes_while_a_watch_begins_ends_it() {
    onPublish = () -> keep.withdraw(WatchSamples.code(1), List.of(holder(1)));
    assertThat(watch(1, FIRM)).isEqualTo(new WatchCertificates.Result.WithoutConsent());
    // The code alone was marked: a crash came before its watches were ended.
    onPublish = () -> codes.save(withdrawn(2));
    assertThat(watch(2, FIRM)).isEqualTo(new WatchCertificates.Result.WithoutConsent());
    for (int serial = 1; serial <= 2; serial++) {
      assertThat(watches.ofCodes(List.of(WatchSamples.code(serial))))
          .singleElement()
          .satisfies(it -> assertThat(it.state(judge.today())).isEqualTo(Watch.State.WITHDRAWN));
    }
  }

  @Test
  void an_organisation_watches_so_many_and_no_more() {
    begun(1);
    Watch second = begun(2);
    assertThat(watch(3, FIRM)).isEqualTo(new WatchCertificates.Result.TooMany(2));
    assertThat(watching.end(second.id(), OTHER_FIRM)).isEmpty();
    assertThat(watching.end(second.id(), FIRM)).isPresent();
    assertThat(watching.end(second.id(), FIRM)).contains(stored(second));
    assertThat(watch(3, FIRM)).isInstanceOf(WatchCertificates.Result.Watching.class);
  }

  @Test
  void what_was_told_is_kept_for_the_holder_but_not_for_ever() {
    Watch watch = begun(1);
    for (int revision = 2; revision <= Watch.MOST_TOLD + 11; revision++) {
      tell(decided(1, revision, revision % 2 == 0 ? REFUSED : GRANTED));
    }
    assertThat(stored(watch).told()).hasSize(Watch.MOST_TOLD);
    assertThat(feed.after(FIRM, 0, 1_000)).hasSize(Watch.MOST_TOLD + 10);
  }

  @Test
  void a_certificate_that_is_gone_is_not_watched() {
    decisions.clear();
    assertThat(watch(1, FIRM)).isEqualTo(new WatchCertificates.Result.NotOpened());
  }
}
