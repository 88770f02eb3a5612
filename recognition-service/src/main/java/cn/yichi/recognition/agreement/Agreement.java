package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One version of an agreement or statute. What its source leaves open is {@code UNSTATED} in the
 * clauses, never guessed.
 *
 * @param id stable name over all versions
 * @param version from 1
 * @param kind agreement or statute
 * @param titleZh its title
 * @param titleEn its title in English
 * @param parties the signing regions; of a statute the regions within which it holds, empty for the
 *     whole mainland
 * @param signedOn day of signing, where stated
 * @param effective when it is in force
 * @param textSeen whether its own text was seen, or only a report of it
 * @param provenance where the content comes from
 * @param clauses its rules, at least one
 */
public record Agreement(
    String id,
    int version,
    AgreementKind kind,
    String titleZh,
    String titleEn,
    List<Region> parties,
    Optional<LocalDate> signedOn,
    Effective effective,
    boolean textSeen,
    Provenance provenance,
    List<Clause> clauses) {
  public Agreement {
    parties = List.copyOf(parties);
    clauses = List.copyOf(clauses);
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1");
    }
    if (kind == AgreementKind.AGREEMENT && parties.size() < 2) {
      throw new IllegalArgumentException("an agreement has at least two parties");
    }
    if (clauses.isEmpty()) {
      throw new IllegalArgumentException("an agreement has at least one clause");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < clauses.size(); i++) {
      if (!ids.add(clauses.get(i).id())) {
        throw new FaultyDocumentException(
                Code.CLAUSE_ID_REPEATED, Map.of("clause", clauses.get(i).id()))
            .at("/clauses/" + i);
      }
    }
    Coherence.check(clauses);
  }

  /** Names one of its clauses. */
  public ClauseRef ref(Clause clause) {
    return new ClauseRef(id, version, clause.id());
  }

  /** Names it as a whole. */
  public ClauseRef ref() {
    return new ClauseRef(id, version, "");
  }

  /** The document as a whole, for grounds that rest on no single clause. */
  public Citation citation() {
    return new Citation(titleZh, "", provenance.sources().getFirst());
  }

  /** Whether any clause covers the kind. */
  public boolean includes(CertificateKind kind) {
    return clauses.stream().anyMatch(clause -> clause.covers().includes(kind));
  }

  /** Whether any clause looks at honours of the holder. */
  public boolean asksForHonours() {
    return clauses.stream().anyMatch(Clause::asksForHonours);
  }

  /** Whether any clause looks at what regions found about the issuer. */
  public boolean asksForReviews() {
    return clauses.stream()
        .anyMatch(clause -> clause.covers().issuer().test() == IssuerTest.CROSS_REVIEWED);
  }

  /** Whether any clause sets a condition that the other party's books answer. */
  public boolean asksForConfirmations() {
    return kind == AgreementKind.AGREEMENT
        && clauses.stream()
            .anyMatch(
                clause ->
                    switch (clause.procedure()) {
                      case VERIFICATION, FILING -> true;
                      case NONE, REASSESSMENT -> false;
                    });
  }

  /** Whether it speaks of certificates from {@code home} asked about in {@code host}. */
  public boolean spans(Region home, Region host) {
    return switch (kind) {
      case AGREEMENT -> {
        Optional<Region> from = partyOf(home);
        Optional<Region> to = partyOf(host);
        yield from.isPresent() && to.isPresent() && !from.equals(to);
      }
      case STATUTE ->
          parties.isEmpty()
              ? Mainland.includes(home) && Mainland.includes(host)
              : partyOf(home).isPresent() && partyOf(host).isPresent();
    };
  }

  /** Whether a region may speak for one of the parties, or lies where a statute holds. */
  public boolean binds(Region region) {
    return kind == AgreementKind.STATUTE && parties.isEmpty()
        ? Mainland.includes(region)
        : parties.stream()
            .anyMatch(
                party ->
                    region.equals(party)
                        || region.contains(party)
                        || kind == AgreementKind.STATUTE && party.contains(region));
  }

  private Optional<Region> partyOf(Region region) {
    for (Region party : parties) {
      if (party.equals(region) || party.contains(region)) {
        return Optional.of(party);
      }
    }
    return Optional.empty();
  }
}
