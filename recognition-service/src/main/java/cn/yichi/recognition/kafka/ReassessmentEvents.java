package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.ReassessmentWork;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.reassessment.DoReassessments;
import cn.yichi.recognition.reassessment.Work;
import cn.yichi.recognition.register.AgreementsKnown;
import java.util.List;

/** Work of re-evaluation, of which each record reaches one instance of this service. */
final class ReassessmentEvents implements BatchHandler {
  private final DoReassessments reassessments;
  private final AgreementsKnown agreements;
  private final ServiceIdentity identity;

  ReassessmentEvents(
      DoReassessments reassessments, AgreementsKnown agreements, ServiceIdentity identity) {
    this.reassessments = reassessments;
    this.agreements = agreements;
    this.identity = identity;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    if (!agreements.areKnown()) {
      throw new TransientFault("what was said on agreements has not been heard yet");
    }
    return batch.stream().map(this::handle).toList();
  }

  private Outcome handle(Received<?> received) {
    if (!(received.event().data() instanceof ReassessmentWork work)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!received.region().equals(identity.region())) {
      return new Outcome.Rejected("work of another region");
    }
    try {
      return switch (reassessments.handle(new Work(work.run(), work.bucket(), work.step()))) {
        case STEP -> new Outcome.Applied();
        case TWICE -> new Outcome.Duplicate();
        case OVER -> new Outcome.Stale();
        case NOT_HERE -> new Outcome.Ignored("work by other rules");
      };
    } catch (Contended contended) {
      throw new TransientFault("decisions could not be stored", contended);
    }
  }
}
