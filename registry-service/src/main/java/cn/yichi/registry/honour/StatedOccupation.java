package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.OccupationCatalogue.Entry;
import cn.yichi.contracts.vocabulary.OccupationCatalogue.Match;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import java.util.List;
import java.util.Optional;

/**
 * The occupation in which an honour was earned, where one is stated: by code, else by an
 * unambiguous name. The catalogue at hand is not complete, so a code that it does not list is taken
 * with the name beside it.
 */
record StatedOccupation(OccupationCatalogue catalogue) {
  Optional<NamedOccupation> read(HonourFindings findings) {
    Optional<CatalogueEdition> edition =
        findings.optional(HonourField.OCCUPATION_EDITION, CatalogueEdition::parse);
    if (findings.states(HonourField.OCCUPATION_EDITION) && edition.isEmpty()) {
      return Optional.empty();
    }
    if (findings.states(HonourField.OCCUPATION_CODE)) {
      return findings
          .optional(
              HonourField.OCCUPATION_CODE,
              text -> Occupation.parse(edition.orElse(CatalogueEdition.newest()), text))
          .flatMap(occupation -> coded(findings, occupation));
    }
    if (findings.states(HonourField.OCCUPATION_NAME)) {
      return findings
          .published(HonourField.OCCUPATION_NAME)
          .flatMap(name -> named(findings, name, edition));
    }
    findings.unexpected(HonourField.OCCUPATION_EDITION);
    return Optional.empty();
  }

  private Optional<NamedOccupation> coded(HonourFindings findings, Occupation occupation) {
    Optional<Entry> listed = catalogue.find(occupation);
    if (!findings.states(HonourField.OCCUPATION_NAME)) {
      if (listed.isEmpty()) {
        findings.fault(
            HonourField.OCCUPATION_CODE, FaultCode.UNKNOWN_OCCUPATION, occupation.code());
      }
      return listed.map(entry -> named(entry, Optional.empty()));
    }
    Optional<String> name = findings.published(HonourField.OCCUPATION_NAME);
    if (listed.isEmpty()) {
      return name.map(stated -> new NamedOccupation(occupation, stated, Optional.empty()));
    }
    return name.flatMap(stated -> agreeing(findings, listed.get(), stated));
  }

  private Optional<NamedOccupation> agreeing(HonourFindings findings, Entry entry, String name) {
    if (name.equals(entry.nameZh())) {
      return Optional.of(named(entry, Optional.empty()));
    }
    return switch (catalogue.resolve(name, Optional.of(entry.occupation().edition()))) {
      case Match.One(Entry meant, Optional<String> jobType) when meant.equals(entry) ->
          Optional.of(named(entry, jobType));
      case Match.Ambiguous(List<Entry> several) when several.contains(entry) ->
          Optional.of(named(entry, Optional.empty()));
      case Match.One one -> mismatch(findings, entry);
      case Match.Ambiguous ambiguous -> mismatch(findings, entry);
      case Match.None none -> mismatch(findings, entry);
    };
  }

  private static Optional<NamedOccupation> mismatch(HonourFindings findings, Entry entry) {
    findings.fault(
        HonourField.OCCUPATION_NAME,
        FaultCode.OCCUPATION_NAME_MISMATCH,
        entry.occupation().code() + " = " + entry.nameZh());
    return Optional.empty();
  }

  private Optional<NamedOccupation> named(
      HonourFindings findings, String name, Optional<CatalogueEdition> edition) {
    return switch (catalogue.resolve(name, edition)) {
      case Match.One(Entry entry, Optional<String> jobType) -> Optional.of(named(entry, jobType));
      case Match.Ambiguous(List<Entry> several) -> {
        findings.fault(
            HonourField.OCCUPATION_NAME,
            FaultCode.AMBIGUOUS_OCCUPATION,
            String.join("、", several.stream().map(each -> each.occupation().code()).toList()));
        yield Optional.empty();
      }
      case Match.None none -> {
        findings.fault(HonourField.OCCUPATION_NAME, FaultCode.UNKNOWN_OCCUPATION, name);
        yield Optional.empty();
      }
    };
  }

  private static NamedOccupation named(Entry entry, Optional<String> jobType) {
    return new NamedOccupation(entry.occupation(), entry.nameZh(), jobType);
  }
}
