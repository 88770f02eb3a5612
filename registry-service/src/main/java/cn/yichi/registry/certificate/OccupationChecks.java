package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.OccupationCatalogue.Entry;
import cn.yichi.contracts.vocabulary.OccupationCatalogue.Match;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import cn.yichi.registry.issuer.Issuer;
import java.util.List;
import java.util.Optional;

/**
 * Which occupation a row means: by code, else by an unambiguous name. Where both stand they must
 * agree; a job type or an alias of the occupation counts as its name.
 */
final class OccupationChecks {
  private final OccupationCatalogue catalogue;

  OccupationChecks(OccupationCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Optional<NamedOccupation> check(Findings findings, Optional<Issuer> issuer) {
    boolean byCode = findings.states(DraftField.OCCUPATION_CODE);
    boolean byName = findings.states(DraftField.OCCUPATION_NAME);
    int faultsBefore = findings.faults().size();
    Optional<CatalogueEdition> edition =
        findings.optional(DraftField.OCCUPATION_EDITION, CatalogueEdition::parse);
    if (findings.faults().size() > faultsBefore) {
      return Optional.empty();
    }
    if (byCode) {
      return byCode(findings, edition.orElse(CatalogueEdition.E2022), issuer);
    }
    if (byName) {
      return byName(findings, edition);
    }
    findings.missing(DraftField.OCCUPATION_CODE);
    return Optional.empty();
  }

  private Optional<NamedOccupation> byCode(
      Findings findings, CatalogueEdition edition, Optional<Issuer> issuer) {
    Optional<Occupation> stated =
        findings.needed(DraftField.OCCUPATION_CODE, text -> Occupation.parse(edition, text));
    return stated.flatMap(
        occupation ->
            catalogue
                .find(occupation)
                .map(entry -> agreeing(findings, entry))
                .orElseGet(() -> unlisted(findings, occupation, issuer)));
  }

  /**
   * The catalogue at hand is not complete: what a filing names exists although it is not listed.
   */
  private static Optional<NamedOccupation> unlisted(
      Findings findings, Occupation occupation, Optional<Issuer> issuer) {
    boolean filed =
        issuer.stream()
            .flatMap(known -> known.filings().stream())
            .anyMatch(filing -> filing.occupation().equals(Optional.of(occupation)));
    if (filed && findings.states(DraftField.OCCUPATION_NAME)) {
      String name = findings.text(DraftField.OCCUPATION_NAME);
      return Optional.of(
          new NamedOccupation(occupation, name, findings.plain(DraftField.JOB_TYPE)));
    }
    findings.fault(FaultCode.UNKNOWN_OCCUPATION, DraftField.OCCUPATION_CODE, occupation.code());
    return Optional.empty();
  }

  private Optional<NamedOccupation> agreeing(Findings findings, Entry entry) {
    String name = findings.text(DraftField.OCCUPATION_NAME);
    if (!findings.states(DraftField.OCCUPATION_NAME) || name.equals(entry.nameZh())) {
      return named(findings, entry, Optional.empty());
    }
    return switch (catalogue.resolve(name, Optional.of(entry.occupation().edition()))) {
      case Match.One(Entry meant, Optional<String> jobType) when meant.equals(entry) ->
          named(findings, entry, jobType);
      case Match.Ambiguous(List<Entry> several) when several.contains(entry) ->
          named(findings, entry, Optional.empty());
      case Match.One one -> mismatch(findings, entry);
      case Match.Ambiguous ambiguous -> mismatch(findings, entry);
      case Match.None none -> mismatch(findings, entry);
    };
  }

  private static Optional<NamedOccupation> mismatch(Findings findings, Entry entry) {
    findings.fault(
        FaultCode.OCCUPATION_NAME_MISMATCH,
        DraftField.OCCUPATION_NAME,
        entry.occupation().code() + " = " + entry.nameZh());
    return Optional.empty();
  }

  private Optional<NamedOccupation> byName(Findings findings, Optional<CatalogueEdition> edition) {
    String name = findings.text(DraftField.OCCUPATION_NAME);
    return switch (catalogue.resolve(name, edition)) {
      case Match.One(Entry entry, Optional<String> jobType) -> named(findings, entry, jobType);
      case Match.Ambiguous(List<Entry> several) -> {
        findings.fault(
            FaultCode.AMBIGUOUS_OCCUPATION, DraftField.OCCUPATION_NAME, choices(several));
        yield Optional.empty();
      }
      case Match.None none -> {
        findings.fault(FaultCode.UNKNOWN_OCCUPATION, DraftField.OCCUPATION_NAME, name);
        yield Optional.empty();
      }
    };
  }

  private static String choices(List<Entry> several) {
    return String.join(
        "、", several.stream().map(entry -> entry.nameZh() + entry.occupation().code()).toList());
  }

  private static Optional<NamedOccupation> named(
      Findings findings, Entry entry, Optional<String> impliedJobType) {
    Optional<String> stated = findings.plain(DraftField.JOB_TYPE);
    stated
        .filter(jobType -> !entry.jobTypes().isEmpty())
        .filter(jobType -> !jobType.equals(entry.nameZh()) && !entry.jobTypes().contains(jobType))
        .ifPresent(
            jobType ->
                findings.warn(RowWarning.Code.JOB_TYPE_NOT_LISTED, DraftField.JOB_TYPE, jobType));
    Optional<String> jobType = stated.isPresent() ? stated : impliedJobType;
    return Optional.of(new NamedOccupation(entry.occupation(), entry.nameZh(), jobType));
  }
}
