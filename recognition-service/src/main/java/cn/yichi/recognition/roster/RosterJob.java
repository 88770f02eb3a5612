package cn.yichi.recognition.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One roster and what became of it.
 *
 * @param sender who sent it
 * @param ask what it asks
 * @param sheet what was sent
 * @param progress how far it is
 * @param endedAt when it ended
 * @param fault why it failed
 */
public record RosterJob(
    RosterId id,
    RosterState state,
    Sender sender,
    RosterAsk ask,
    Sheet sheet,
    RosterProgress progress,
    Optional<Instant> endedAt,
    Optional<RosterFault> fault) {

  /**
   * Who sent a roster.
   *
   * @param owner who may see it: {@code org/<social credit code>} or {@code bureau}
   * @param account to which its misses are counted
   * @param actor the person, in words that only the audit log understands
   */
  public record Sender(String owner, String account, String actor) {}

  /**
   * What was sent.
   *
   * @param rows how many rows it has, counted when it arrived
   * @param receivedAt when it had arrived whole
   */
  public record Sheet(
      RosterRows.RosterForm form, List<String> headings, long rows, Instant receivedAt) {
    public Sheet {
      headings = List.copyOf(headings);
    }
  }

  static RosterJob received(RosterId id, Sender sender, RosterAsk ask, Sheet sheet) {
    return new RosterJob(
        id,
        RosterState.QUEUED,
        sender,
        ask,
        sheet,
        RosterProgress.NONE,
        Optional.empty(),
        Optional.empty());
  }

  RosterJob at(RosterProgress reached) {
    return new RosterJob(
        id, RosterState.RUNNING, sender, ask, sheet, reached, Optional.empty(), Optional.empty());
  }

  RosterJob ended(Optional<RosterFault> why, Instant now) {
    RosterState end = why.isPresent() ? RosterState.FAILED : RosterState.COMPLETED;
    return new RosterJob(id, end, sender, ask, sheet, progress, Optional.of(now), why);
  }

  /** Whether every row that arrived was answered, and stands in the result. */
  boolean answeredWhole() {
    return progress.answered() == sheet.rows() && progress.held() == sheet.rows();
  }
}
