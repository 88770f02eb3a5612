package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision may rest on.
 *
 * @param certificate the certificate at one version
 * @param holderRecords levels that others' records state for the holder
 * @param issuer the issuer; empty while nothing was received about it
 * @param book the agreements known
 * @param catalogue the occupations
 * @param host region in which recognition is asked
 */
public record Case(
    CertificateView certificate,
    List<HolderRecord> holderRecords,
    Optional<IssuerTimeline> issuer,
    AgreementBook book,
    OccupationCatalogue catalogue,
    Region host) {
  public Case {
    holderRecords = List.copyOf(holderRecords);
  }
}
