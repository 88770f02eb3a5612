package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Replica;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers a worker's "where does my certificate count". Only the home region receives what all
 * other regions decided, so only it can answer.
 *
 * <ul>
 *   <li>{@code Known}: own decision, every received one, and the regions that said nothing;
 *   <li>{@code AskHome}: the certificate is registered elsewhere;
 *   <li>{@code NotReceived}: no such number, or the holder does not match;
 *   <li>{@code Ambiguous}: several certificates fit.
 * </ul>
 */
public final class AskStanding {
  private final FindCertificates find;
  private final AskRecognition recognition;
  private final HostDecisions decisions;
  private final JudgeCase judge;

  public AskStanding(
      FindCertificates find, AskRecognition recognition, HostDecisions decisions, JudgeCase judge) {
    this.find = find;
    this.recognition = recognition;
    this.decisions = decisions;
    this.judge = judge;
  }

  public StandingAnswer ask(Identification certificate) {
    List<Judgements.Held> found = find.matching(certificate);
    return switch (found.size()) {
      case 0 -> new StandingAnswer.NotReceived();
      case 1 -> of(found.getFirst());
      default ->
          new StandingAnswer.Ambiguous(found.stream().map(Judgements.Held::replica).toList());
    };
  }

  private StandingAnswer of(Judgements.Held held) {
    Replica replica = held.replica();
    if (!replica.view().home().equals(judge.host())) {
      return new StandingAnswer.AskHome(replica.view().home());
    }
    List<HostDecision> hosts =
        decisions.of(replica.id()).stream()
            .sorted(Comparator.comparing(each -> each.host().code()))
            .toList();
    Set<Region> spoken = hosts.stream().map(HostDecision::host).collect(Collectors.toSet());
    List<Region> silent =
        Region.provinces().stream()
            .filter(region -> !region.equals(judge.host()) && !spoken.contains(region))
            .toList();
    return new StandingAnswer.Known(
        replica, recognition.decide(held, judge.host(), judge.today(), List.of()), hosts, silent);
  }
}
