package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.AssessCertificates.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one batch brings of a certificate in the name of one region, in the order in which it came;
 * never empty. Each version is settled as if it had come alone, so that it does not matter how
 * records are cut into batches, and a record that somebody repeats takes none down that came with
 * it.
 */
record Arrivals(List<Replica> versions) {

  CertificateId id() {
    return versions.getFirst().id();
  }

  Region home() {
    return versions.getFirst().view().home();
  }

  /**
   * What becomes of them.
   *
   * @param intakes one a version, in order
   * @param heard what is to be stored; empty where nothing is
   */
  record Settled(List<Intake> intakes, Optional<Heard> heard) {}

  Settled over(Optional<Standing> stored, Set<Replica> erased, Doubts doubts) {
    List<Intake> intakes = new ArrayList<>(versions.size());
    Optional<Current> current = stored.map(Current::of);
    Optional<Heard> heard = Optional.empty();
    for (Replica each : versions) {
      if (erased.contains(each)) {
        intakes.add(Intake.STALE);
        continue;
      }
      Optional<Intake> settled = current.flatMap(it -> it.settles(each, doubts));
      if (settled.isPresent()) {
        // What is older may be the only one of them that is news.
        heard = heard.map(it -> it.and(Heard.of(each)));
      } else {
        Heard next = Heard.of(current.map(it -> it.proving(each)).orElse(each));
        heard =
            Optional.of(heard.filter(it -> it.isBefore(next)).map(it -> it.and(next)).orElse(next));
        current = Optional.of(Current.of(next.newest()));
        intakes.replaceAll(it -> it == Intake.APPLIED ? Intake.STALE : it);
      }
      intakes.add(settled.orElse(Intake.APPLIED));
    }
    return new Settled(intakes, heard);
  }

  /** What the next version meets: that which is stored, or came just before it. */
  private record Current(
      Region home, boolean homeIsProven, int version, Optional<Provenance> provenance) {
    static Current of(Standing stored) {
      return new Current(
          stored.home(), stored.homeIsProven(), stored.certificateVersion(), stored.provenance());
    }

    static Current of(Replica replica) {
      return new Current(
          replica.view().home(),
          replica.homeProven(),
          replica.view().version(),
          replica.provenance());
    }

    /** Empty where the received version takes its place. */
    Optional<Intake> settles(Replica received, Doubts doubts) {
      if (!home.equals(received.view().home())) {
        return givesBack(received, doubts) ? Optional.empty() : Optional.of(Intake.FOREIGN);
      }
      int other = received.view().version();
      if (version < other || doubts.yields(home, provenance, received.provenance())) {
        return Optional.empty();
      }
      return Optional.of(version == other ? Intake.DUPLICATE : Intake.STALE);
    }

    /** Whether an id that is held for one region goes to another. */
    private boolean givesBack(Replica to, Doubts doubts) {
      return !homeIsProven && (to.homeProven() || doubts.about(home, provenance));
    }

    /** Whose an id is stays proven, though the version of the key that proved it be gone. */
    Replica proving(Replica next) {
      return homeIsProven && home.equals(next.view().home()) ? next.proven() : next;
    }
  }
}
