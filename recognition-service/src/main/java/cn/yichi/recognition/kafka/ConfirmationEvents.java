package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.ConfirmationState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.Confirmed;
import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.confirmation.PartnerConfirmations.Heard;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.register.AgreementsKnown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What other regions confirmed of their certificates: each is kept, also of a certificate or by an
 * agreement that has not come yet, then the certificate is assessed again. A region speaks of its
 * own certificates only; whether this one is its own, and the region a party, the engine sees.
 */
final class ConfirmationEvents implements BatchHandler {
  private final PartnerConfirmations confirmations;
  private final ReassessCertificates reassess;
  private final AgreementsKnown agreements;

  ConfirmationEvents(
      PartnerConfirmations confirmations,
      ReassessCertificates reassess,
      AgreementsKnown agreements) {
    this.confirmations = confirmations;
    this.reassess = reassess;
    this.agreements = agreements;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    if (!agreements.areKnown()) {
      throw new TransientFault("what was said on agreements has not been heard yet");
    }
    Set<CertificateId> moved = new HashSet<>();
    try {
      List<Outcome> outcomes = batch.stream().map(each -> handle(each, moved)).toList();
      reassess.ruled(moved);
      return outcomes;
    } catch (Contended contended) {
      throw new TransientFault("a confirmation could not be stored", contended);
    }
  }

  private Outcome handle(Received<?> received, Set<CertificateId> moved) {
    if (!(received.event().data() instanceof ConfirmationState state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.by().equals(received.region())) {
      return new Outcome.Rejected("by is not the region that wrote the record");
    }
    if (!state.homeRegion().equals(state.by())) {
      return new Outcome.Rejected("only the home region confirms");
    }
    if (!state.certificateId().equals(received.key())) {
      return new Outcome.Rejected("record key is not the certificate id");
    }
    Heard heard;
    try {
      heard = heard(state);
    } catch (IllegalArgumentException unknownCode) {
      return new Outcome.Rejected("a code in the confirmation is unknown or malformed");
    }
    return switch (confirmations.keep(heard, Provenances.of(received.provenance()))) {
      case NEWER -> {
        moved.add(heard.certificate());
        yield new Outcome.Applied();
      }
      case SAME -> {
        // A crash may have come between keeping and assessing.
        moved.add(heard.certificate());
        yield new Outcome.Duplicate();
      }
      case OLDER -> new Outcome.Stale();
    };
  }

  /**
   * Nothing is assessed again: the region says so because it erased the certificate, which its own
   * tombstone takes away here.
   */
  @Override
  public List<Outcome> erase(List<Erased> batch) {
    return batch.stream().map(this::erase).toList();
  }

  private Outcome erase(Erased erased) {
    try {
      boolean kept =
          confirmations.forget(new Region(erased.region()), new CertificateId(erased.key()));
      return kept ? new Outcome.Applied() : new Outcome.Duplicate();
    } catch (IllegalArgumentException malformed) {
      return new Outcome.Rejected("record key is not a certificate id");
    }
  }

  private static Heard heard(ConfirmationState state) {
    return new Heard(
        new Region(state.by()),
        new CertificateId(state.certificateId()),
        state.version(),
        state.items().stream()
            .map(
                each ->
                    new Confirmed(
                        new ClauseRef(each.agreement(), each.agreementVersion(), each.clause()),
                        Condition.valueOf(each.condition()),
                        each.from(),
                        Optional.ofNullable(each.revokedFrom()),
                        each.citation()))
            .toList());
  }
}
