package cn.yichi.recognition;

import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditTrail;
import cn.yichi.platform.audit.Deed;
import cn.yichi.recognition.roster.RosterJob;
import cn.yichi.recognition.roster.RosterOutcome;
import cn.yichi.recognition.roster.RosterState;
import cn.yichi.recognition.roster.RosterTools;
import cn.yichi.recognition.statistics.Ended;
import cn.yichi.recognition.statistics.TallyQuestions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts a roster's misses, and enters its end in the audit log: who sent it, the counts by outcome
 * and the Merkle root of the certificates answered about, in the order of rows.
 */
record RostersTold(
    MissLimit misses, AuditTrail trail, ActorSeal seal, TallyQuestions tally, Clock clock)
    implements RosterTools.Told {

  @Override
  public void missed(String account, int rows) {
    misses.missed(account, rows);
  }

  @Override
  public void ended(RosterJob job) {
    if (job.state() == RosterState.COMPLETED) {
      tally.roster(job.id().value(), job.sheet().receivedAt(), counted(job));
    }
    List<String> objects = new ArrayList<>(List.of(job.id().value(), "rows:" + job.sheet().rows()));
    new TreeMap<>(job.progress().outcomes())
        .forEach((outcome, rows) -> objects.add(outcome + ":" + rows));
    trail.record(
        new Deed(
            clock.instant(),
            AuditKind.PERSONAL_READ,
            "roster.end",
            seal.kept(job.sender().actor()),
            new Deed.About(
                objects,
                Optional.of(Deed.Batch.of(job.progress().certificates())),
                job.ask().purpose().name()),
            new Deed.Result(0, job.state().name())));
  }

  private static Map<Ended, Long> counted(RosterJob job) {
    Map<Ended, Long> counted = new EnumMap<>(Ended.class);
    job.progress()
        .outcomes()
        .forEach((outcome, rows) -> counted.merge(ended(outcome), rows, Long::sum));
    return counted;
  }

  private static Ended ended(RosterOutcome outcome) {
    return switch (outcome) {
      case GRANTED, CONDITIONAL, REFUSED, INVALID, NOT_YET_ISSUED, SUSPENDED, NO_AGREEMENT ->
          Ended.ANSWERED_AT_ONCE;
      case REFERRED -> Ended.REFERRED;
      case NOT_RECEIVED -> Ended.NOT_FOUND;
      case AMBIGUOUS, FAULTY, NOT_ASKED -> Ended.UNRESOLVED;
    };
  }
}
