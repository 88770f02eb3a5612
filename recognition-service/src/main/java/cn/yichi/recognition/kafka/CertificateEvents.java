package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.enquiry.EraseCertificates;
import cn.yichi.recognition.register.AgreementsKnown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates of all regions: each batch is decided and stored before it is committed. */
final class CertificateEvents implements BatchHandler {
  private final ReplicaReader reader;
  private final AssessCertificates assess;
  private final EraseCertificates erase;
  private final AgreementsKnown agreements;

  CertificateEvents(
      ReplicaReader reader,
      AssessCertificates assess,
      EraseCertificates erase,
      AgreementsKnown agreements) {
    this.reader = reader;
    this.assess = assess;
    this.erase = erase;
    this.agreements = agreements;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    if (!agreements.areKnown()) {
      throw new TransientFault("what was said on agreements has not been heard yet");
    }
    Outcome[] outcomes = new Outcome[batch.size()];
    List<Replica> replicas = new ArrayList<>(batch.size());
    List<Integer> positions = new ArrayList<>(batch.size());
    for (int i = 0; i < outcomes.length; i++) {
      switch (read(batch.get(i))) {
        case Reading.Readable readable -> {
          replicas.add(readable.replica());
          positions.add(i);
        }
        case Reading.Settled settled -> outcomes[i] = settled.outcome();
      }
    }
    List<AssessCertificates.Intake> intakes = receive(replicas);
    for (int i = 0; i < intakes.size(); i++) {
      outcomes[positions.get(i)] = outcome(intakes.get(i));
    }
    return List.of(outcomes);
  }

  @Override
  public List<Outcome> erase(List<Erased> batch) {
    return batch.stream().map(this::erase).toList();
  }

  private Outcome erase(Erased erased) {
    try {
      CertificateId id = new CertificateId(erased.key());
      Region by = new Region(erased.region());
      return switch (erase.erase(id, by, signedAt(erased))) {
        case ERASED -> new Outcome.Applied();
        case NOT_HELD -> new Outcome.Duplicate();
        case OUTDATED -> new Outcome.Stale();
        case FOREIGN -> new Outcome.Rejected("certificate id belongs to another region");
      };
    } catch (IllegalArgumentException malformed) {
      return new Outcome.Rejected("record key is not a certificate id");
    }
  }

  private static Optional<Instant> signedAt(Erased erased) {
    return Provenances.of(erased.provenance()).map(Provenance::signedAt);
  }

  private List<AssessCertificates.Intake> receive(List<Replica> replicas) {
    try {
      return assess.receive(replicas);
    } catch (Contended contended) {
      throw new TransientFault("decisions could not be stored", contended);
    }
  }

  private sealed interface Reading {
    record Readable(Replica replica) implements Reading {}

    record Settled(Outcome outcome) implements Reading {}
  }

  private Reading read(Received<?> received) {
    if (!(received.event().data() instanceof CertificateState state)) {
      return new Reading.Settled(new Outcome.Ignored(received.event().type().wireName()));
    }
    if (!state.homeRegion().equals(received.region())) {
      return new Reading.Settled(
          new Outcome.Rejected("homeRegion is not the region that wrote the record"));
    }
    if (!state.certificateId().equals(received.key())) {
      return new Reading.Settled(new Outcome.Rejected("record key is not the certificate id"));
    }
    try {
      ReplicaReader.Home home = reader.home(state);
      if (home == ReplicaReader.Home.ANOTHERS) {
        return new Reading.Settled(
            new Outcome.Rejected("certificate id is not that of its home, kind and number"));
      }
      return new Reading.Readable(
          reader.read(received.event().type(), state, home, Provenances.of(received.provenance())));
    } catch (IllegalArgumentException unknownCode) {
      return new Reading.Settled(
          new Outcome.Rejected("a code in the certificate is unknown or malformed"));
    }
  }

  private static Outcome outcome(AssessCertificates.Intake intake) {
    return switch (intake) {
      case APPLIED -> new Outcome.Applied();
      case DUPLICATE -> new Outcome.Duplicate();
      case STALE -> new Outcome.Stale();
      case FOREIGN -> new Outcome.Rejected("certificate id belongs to another region");
    };
  }
}
