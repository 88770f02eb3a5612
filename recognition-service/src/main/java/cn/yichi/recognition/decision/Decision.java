package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.ClauseRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An answer with everything needed to replay it.
 *
 * @param outcome the best outcome of all clauses
 * @param grounds every ground, those of the deciding clause first
 * @param decidedBy the deciding clause; empty where none decided
 * @param considered every clause examined with its own answer, best first
 * @param warnings what else a reader should know
 * @param asOf the legal day it speaks of
 * @param certificateVersion version of the certificate it rests on
 * @param issuerVersion version of the issuer; empty while nothing was received
 * @param bookRevision revision of the agreement book
 * @param engineVersion version of the engine's rules
 */
public record Decision(
    Outcome outcome,
    List<Ground> grounds,
    Optional<ClauseRef> decidedBy,
    List<ClauseFinding> considered,
    List<Warning> warnings,
    LocalDate asOf,
    int certificateVersion,
    OptionalInt issuerVersion,
    String bookRevision,
    String engineVersion) {
  public Decision {
    grounds = List.copyOf(grounds);
    considered = List.copyOf(considered);
    warnings = List.copyOf(warnings);
  }
}
