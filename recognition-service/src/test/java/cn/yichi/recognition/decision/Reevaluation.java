package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.reassessment.DoReassessments;
import cn.yichi.recognition.reassessment.InMemoryRuns;
import cn.yichi.recognition.reassessment.SweepReassessments;
import cn.yichi.recognition.reassessment.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances of Chongqing's recognition on one store, with a line between them that tests move. */
final class Reevaluation {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final InMemoryJudgements judgements = new InMemoryJudgements();
  final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines();
  final InMemoryHolderHonours honours = new InMemoryHolderHonours();
  final InMemoryCrossReviews reviews = new InMemoryCrossReviews();
  final InMemoryRuns runs = new InMemoryRuns();

  /** Work that waits; a test takes from it, loses and repeats. */
  final List<Work> line = new ArrayList<>();

  final Map<CertificateId, List<Ruling>> ruled = new HashMap<>();
  final LookBeside look =
      new LookBeside(issuers, honours, reviews, SameHolders.NONE, this::rulingsOn);
  private final BeginReassessments.Sizes sizes;
  private final int step;

  /** What holds, whether an instance has seen it or not. */
  AgreementBook book = Documents.agreements();

  Interpretations interpretations = Interpretations.NONE;
  Instant now = Samples.NOW;

  /** Whether nobody can see it now. */
  boolean unreadable;

  Reevaluation(BeginReassessments.Sizes sizes, int step) {
    this.sizes = sizes;
    this.step = step;
  }

  private Map<CertificateId, List<Ruling>> rulingsOn(Collection<CertificateId> ids) {
    Map<CertificateId, List<Ruling>> found = new HashMap<>(ruled);
    found.keySet().retainAll(ids);
    return found;
  }

  private final class Now extends Clock {
    @Override
    public ZoneId getZone() {
      return JudgeCase.LEGAL_ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** One instance, which sees what holds when it looks; or never, as one of an older engine. */
  final class Instance {
    private final boolean behind;
    private AgreementBook seen = book;
    private Interpretations read = interpretations;
    final JudgeCase judge = new JudgeCase(() -> seen, () -> read, Samples.CHONGQING, new Now());
    final ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    final AssessCertificates assess =
        new AssessCertificates(
            judgements, look, judge, reassess, new NoConsequences(), Doubts.NONE);
    final BeginReassessments begin =
        new BeginReassessments(runs, line::addAll, reassess, judge, sizes);
    final DoReassessments work =
        new DoReassessments(
            runs,
            line::addAll,
            reassess,
            judge,
            this::refresh,
            new DoReassessments.Step(step, Duration.ofSeconds(5)));
    final SweepReassessments sweep =
        new SweepReassessments(runs, line::addAll, begin, judge, this::refresh, PATIENCE);

    Instance() {
      this(false);
    }

    Instance(boolean behind) {
      this.behind = behind;
    }

    void refresh() {
      if (unreadable) {
        throw new IllegalStateException("the rules cannot be read");
      }
      if (!behind) {
        seen = book;
        read = interpretations;
      }
    }

    /** As the register at work does; one that is behind sees nothing move. */
    void look() {
      if (!behind) {
        refresh();
        begin.rulesMoved();
        begin.dayTurned();
      }
    }

    void issuer(Region home, IssuerTimeline timeline) {
      issuers.keep(home, timeline, Optional.empty());
      begin.issuerMoved(home, timeline);
    }

    /** Does all that is on the line. */
    void drain() {
      while (!line.isEmpty()) {
        work.handle(line.removeFirst());
        judgements.drain();
      }
    }
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, JudgeCase.LEGAL_ZONE);
  }

  /** What each certificate would be given now, all taken anew. */
  Map<String, String> full(Instance by) {
    by.refresh();
    Map<String, String> full = new HashMap<>();
    judgements.every(
        1000,
        some -> {
          Map<CertificateId, Beside> beside =
              look.of(
                  some.stream().map(Judgements.Held::replica).toList(), book, Samples.CHONGQING);
          for (Judgements.Held each : some) {
            Judgement anew =
                by.judge.judge(
                    each.replica(),
                    beside.getOrDefault(each.replica().id(), Beside.NOTHING),
                    Cause.AGREEMENT,
                    Optional.of(each.standing()));
            full.put(each.replica().id().value(), said(anew.fingerprint(), anew.decision()));
          }
        });
    return full;
  }

  private static String said(String fingerprint, Decision decision) {
    return fingerprint + " on issuer " + decision.issuerVersion().orElse(0);
  }

  /** What each was given. */
  Map<String, String> stored() {
    Map<String, String> stored = new HashMap<>();
    judgements.every(
        1000,
        some ->
            some.forEach(
                each ->
                    stored.put(
                        each.replica().id().value(),
                        each.standing().fingerprint()
                            + " on issuer "
                            + each.issuerVersion().orElse(0))));
    return stored;
  }
}
