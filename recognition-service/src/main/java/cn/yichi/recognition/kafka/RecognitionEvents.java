package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.recognition.enquiry.HostDecision;
import cn.yichi.recognition.enquiry.HostDecisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Other regions' decisions on certificates of this region, for "where does my certificate count".
 */
final class RecognitionEvents implements BatchHandler {
  private final Region home;
  private final HostDecisions decisions;

  RecognitionEvents(Region home, HostDecisions decisions) {
    this.home = home;
    this.decisions = decisions;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    Outcome[] outcomes = new Outcome[batch.size()];
    List<HostDecision> kept = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      @Nullable Outcome settled = settled(batch.get(i));
      if (settled != null) {
        outcomes[i] = settled;
      } else {
        Optional<HostDecision> read = decision((DecisionState) batch.get(i).event().data());
        if (read.isPresent()) {
          kept.add(read.get());
          positions.add(i);
        } else {
          outcomes[i] = new Outcome.Rejected("a code in the decision is unknown or malformed");
        }
      }
    }
    List<HostDecisions.Receipt> receipts = decisions.keep(kept);
    for (int i = 0; i < receipts.size(); i++) {
      outcomes[positions.get(i)] = outcome(receipts.get(i));
    }
    return List.of(outcomes);
  }

  @Override
  public boolean passesOver(String homeRegion) {
    return !homeRegion.equals(home.code());
  }

  private @Nullable Outcome settled(Received<?> received) {
    if (!(received.event().data() instanceof DecisionState state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.host().equals(received.region())) {
      return new Outcome.Rejected("host is not the region that wrote the record");
    }
    if (!state.certificateId().equals(received.key())) {
      return new Outcome.Rejected("record key is not the certificate id");
    }
    if (!state.homeRegion().equals(home.code())) {
      return new Outcome.Ignored("certificate of another region");
    }
    return null;
  }

  private static Optional<HostDecision> decision(DecisionState state) {
    try {
      return Optional.of(read(state));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static HostDecision read(DecisionState state) {
    return new HostDecision(
        new CertificateId(state.certificateId()),
        new Region(state.host()),
        state.revision(),
        state.certificateVersion(),
        state.outcome(),
        Optional.ofNullable(state.equivalence()).map(RecognitionEvents::grantedAs),
        Optional.ofNullable(state.agreement())
            .map(it -> it.id() + "/" + it.version() + "#" + it.clause()),
        state.grounds().stream()
            .map(
                it ->
                    new HostDecision.SaidGround(
                        it.code(), Optional.ofNullable(it.citation()), it.parameters()))
            .toList(),
        state.questions(),
        state.instants().recordedAt());
  }

  private static HostDecision.GrantedAs grantedAs(DecisionState.Equivalence equivalence) {
    return new HostDecision.GrantedAs(
        equivalence.type(),
        Optional.ofNullable(equivalence.level()),
        Optional.ofNullable(
            equivalence.title() != null ? equivalence.title() : equivalence.titleGrade()));
  }

  private static Outcome outcome(HostDecisions.Receipt receipt) {
    return switch (receipt) {
      case NEWER -> new Outcome.Applied();
      case SAME -> new Outcome.Duplicate();
      case OLDER -> new Outcome.Stale();
    };
  }
}
