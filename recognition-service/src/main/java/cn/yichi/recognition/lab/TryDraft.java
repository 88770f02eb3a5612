package cn.yichi.recognition.lab;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Asks every held certificate twice: by the book that holds, and by that book with the draft as if
 * it were signed. Reads, and writes nothing.
 */
public final class TryDraft {
  private static final int CHUNK = 1_000;

  private final Judgements judgements;
  private final LookBeside look;
  private final JudgeCase judge;
  private final BenefitBook benefits;

  public TryDraft(Judgements judgements, LookBeside look, JudgeCase judge, BenefitBook benefits) {
    this.judgements = judgements;
    this.look = look;
    this.judge = judge;
    this.benefits = benefits;
  }

  /** How many certificates there are to examine, about. */
  public long size() {
    return judgements.size();
  }

  /**
   * Runs.
   *
   * @param progress told how many were examined so far; false ends the run
   * @throws Ended when {@code progress} says so
   */
  public Effects run(Agreement draft, LongPredicate progress) {
    AgreementBook present = judge.book();
    AgreementBook trial = with(present, draft);
    LocalDate from = draft.effective().from();
    LocalDate day = from.isAfter(judge.today()) ? from : judge.today();
    Tally tally = new Tally(day, benefits.within(judge.host()));
    judgements.every(
        CHUNK,
        held -> {
          examine(held, present, trial, day, tally);
          if (!progress.test(tally.examined())) {
            throw new Ended();
          }
        });
    return tally.effects();
  }

  /** Somebody ended the run. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("the run was ended");
    }
  }

  private void examine(
      List<Judgements.Held> held,
      AgreementBook present,
      AgreementBook trial,
      LocalDate day,
      Tally tally) {
    Map<CertificateId, Beside> beside =
        look.of(held.stream().map(Judgements.Held::replica).toList(), trial, judge.host());
    for (Judgements.Held each : held) {
      Beside its = beside.getOrDefault(each.replica().id(), Beside.NOTHING);
      Decision before = judge.decide(each.replica(), its, present, day);
      Decision after = judge.decide(each.replica(), its, trial, day);
      boolean told = each.standing().published() || judge.tells(each.replica(), after);
      tally.add(each.replica(), before, after, told);
    }
  }

  private static AgreementBook with(AgreementBook present, Agreement draft) {
    List<Agreement> all = new ArrayList<>();
    Map<ClauseRef, List<Measure>> measures = new HashMap<>();
    for (Agreement each : present.all()) {
      if (!each.ref().equals(draft.ref())) {
        all.add(each);
        measures.put(each.ref(), present.measures(each));
      }
    }
    all.add(draft);
    return new AgreementBook(all, measures);
  }
}
