package cn.yichi.recognition.ruling;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: where rulings are kept. They are revoked, never changed or deleted. */
public interface Rulings {
  /**
   * A ruling as it is kept.
   *
   * @param ruling what was decided
   * @param decidedAt when
   * @param revokedBy the proposal by which it was revoked
   */
  record Kept(Ruling ruling, Instant decidedAt, Optional<String> revokedBy) {}

  /** Keeps a ruling under its id; one that is there stays as it is. */
  void add(Ruling ruling, Instant at);

  Optional<Kept> find(String id);

  /**
   * Revokes a ruling that is not revoked.
   *
   * @param at when it was revoked, whatever day it counts from
   * @return false where it is, or is not there
   */
  boolean revoke(String id, LocalDate from, String proposal, Instant at);

  /** All that interpret clauses. */
  List<Ruling> interpretations();

  /** Whether there is any on a single certificate. */
  boolean anyOnCertificates();

  /** The rulings on these certificates; who has none is missing from the answer. */
  Map<CertificateId, List<Ruling>> of(Collection<CertificateId> certificates);

  /** Erases what concerns a certificate that its home region erased. */
  void erase(CertificateId certificate);

  /** All on one certificate. */
  List<Kept> on(CertificateId certificate);

  /** Those that interpret clauses, in order of their ids, from after that one on. */
  List<Kept> page(Optional<String> after, int limit);
}
