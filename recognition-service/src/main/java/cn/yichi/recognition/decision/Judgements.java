package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where replicas and decisions are kept: one document a certificate, one atomic write each. */
public interface Judgements {

  /** What is stored for these certificates; absent ones are missing from the answer. */
  Map<CertificateId, Standing> standings(Collection<CertificateId> ids);

  /** Those of the certificates that are stored. */
  Set<CertificateId> stillHeld(Set<CertificateId> ids);

  /** The stored replicas with their revisions. */
  List<Held> held(Collection<CertificateId> ids);

  /** Reads these to decide them anew; absent ones are missing. */
  Reading read(Collection<CertificateId> ids);

  /**
   * Stores each judgement whose expected revision is still the stored one (0: nothing stored), and
   * puts the announced ones into the outbox in the same write.
   *
   * @return ids that were not stored, because another write came first or too many facts wait
   */
  Set<CertificateId> store(List<Judgement> judgements);

  /** Notes, without a new decision, that a stored decision still holds on newer grounds. */
  void confirm(List<Judgement> unchanged);

  /**
   * Publishes a decision that so far nobody was told of, because somebody asked; once.
   *
   * @return false where the stored revision moved or it was published already
   */
  boolean announce(CertificateId id, long revision);

  /** Some of those touched within a span, in the order of their ids: the first so many. */
  List<CertificateId> touched(Touched by, Span within, int limit);

  /** How many are touched. */
  long count(Touched by);

  /** The texts of all rules on which any stored decision rests. */
  Set<String> rulesInUse();

  /** Walks over everything that is stored, in chunks. */
  void every(int chunk, Consumer<List<Held>> visitor);

  /** How many are stored, about. */
  long size();

  /** Walks over replicas of these holders, in chunks. */
  void ofHolders(Collection<HolderRef> holders, int chunk, Consumer<List<CertificateId>> visitor);

  /**
   * Remembers that a region erased a certificate, held or not; of several times the latest counts.
   * It is kept for ever, else whoever kept an old record could bring the certificate back.
   *
   * @param signedAt by the region's clock
   */
  void noteErasure(CertificateId id, Region home, Instant signedAt);

  /** Those of the replicas that were signed no later than their region erased them. */
  Set<Replica> erasedSince(Collection<Replica> replicas);

  /**
   * Erases everything kept of a certificate: replica, decisions, history, number; nothing where it
   * is held for another region than that.
   */
  void erase(CertificateId id, Region home);

  /** Erases former states of a certificate that is not held, where an erasure left any. */
  void eraseLeft(CertificateId id);

  /** The certificates whose number has one of these digests, each once. */
  List<Held> byNumber(Collection<String> numberDigests);

  /** Stored certificates as they stood at one time, with all that is needed to replace them. */
  interface Reading {
    List<Held> held();

    /**
     * As {@link Judgements#store}, for judgements on what was read; one that expects another
     * revision than was read is not stored.
     */
    Set<CertificateId> store(List<Judgement> judgements);
  }

  /**
   * A stored replica.
   *
   * @param standing what is stored with it
   */
  record Held(
      Replica replica, Standing standing, Optional<Integer> issuerVersion, String bookRevision) {}
}
