package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.watch.Decided;
import cn.yichi.recognition.watch.TellWatchers;
import cn.yichi.recognition.watch.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** This region's own decisions, once they are published: whoever watches is told what changed. */
final class OwnDecisions implements BatchHandler {
  private final Region own;
  private final TellWatchers watchers;

  OwnDecisions(Region own, TellWatchers watchers) {
    this.own = own;
    this.watchers = watchers;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    List<Decided> decided = new ArrayList<>(batch.size());
    for (Received<?> each : batch) {
      outcomes.add(read(each, decided));
    }
    try {
      watchers.tell(decided);
    } catch (Contended busy) {
      throw new TransientFault("a watch could not be written", busy);
    }
    return outcomes;
  }

  private Outcome read(Received<?> received, List<Decided> decided) {
    if (!(received.event().data() instanceof DecisionState state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.host().equals(own.code()) || !received.region().equals(own.code())) {
      return new Outcome.Rejected("no decision of this region");
    }
    if (!state.certificateId().equals(received.key())) {
      return new Outcome.Rejected("record key is not the certificate id");
    }
    try {
      decided.add(decided(state));
      return new Outcome.Applied();
    } catch (IllegalArgumentException malformed) {
      return new Outcome.Rejected("a code in the decision is malformed");
    }
  }

  private static Decided decided(DecisionState state) {
    return new Decided(
        new CertificateId(state.certificateId()),
        new Region(state.homeRegion()),
        new HolderRef(state.holderRef()),
        state.revision(),
        new Worth(
            state.outcome(),
            Optional.ofNullable(state.equivalence())
                .map(
                    it ->
                        Worth.granted(
                            it.type(),
                            Optional.ofNullable(it.level()),
                            Optional.ofNullable(it.title()),
                            Optional.ofNullable(it.titleGrade()),
                            Optional.ofNullable(it.exemption()).map(OwnDecisions::words))),
            state.conditions()),
        state.cause(),
        state.asOf());
  }

  private static String words(DecisionState.Exemption waived) {
    return String.join("/", waived.target(), waived.operation(), waived.part());
  }
}
