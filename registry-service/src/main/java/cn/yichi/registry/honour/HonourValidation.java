package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a stated honour by field and across fields, and lists every fault it finds. A stated value
 * is either understood or a fault; nothing stated is dropped in silence. Safe for any number of
 * threads.
 */
public final class HonourValidation {
  private static final ZoneId LEGAL_DAY = ZoneId.of("Asia/Shanghai");
  private static final int LAST_PLACE = 999;

  private final Region home;
  private final StatedOccupation occupations;
  private final Clock clock;

  /**
   * @param home the region whose registry checks
   */
  public HonourValidation(Region home, OccupationCatalogue catalogue, Clock clock) {
    this.home = home;
    this.occupations = new StatedOccupation(catalogue);
    this.clock = clock.withZone(LEGAL_DAY);
  }

  /** What became of a draft. */
  public sealed interface Checked {
    /** It can be kept. */
    record Sound(HonourStatement statement) implements Checked {}

    /** It cannot, for each of these reasons. */
    record Faulty(List<HonourFault> faults) implements Checked {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Checks one draft. */
  public Checked check(HonourDraft draft) {
    HonourFindings findings = new HonourFindings(draft);
    Optional<PersonName> name = findings.needed(HonourField.NAME, PersonName::parse);
    Optional<IdDocument> document = document(findings);
    Optional<Distinction> says = says(findings, document);
    unnamed(findings, name, document);
    return findings.faults().isEmpty()
        ? new Checked.Sound(
            new HonourStatement(
                name.orElseThrow(), document.orElseThrow(), says.orElseThrow(), draft.isBackfill()))
        : new Checked.Faulty(findings.faults());
  }

  /** Empty, with faults noted, where anything is wrong. */
  private Optional<Distinction> says(HonourFindings findings, Optional<IdDocument> document) {
    Optional<HonourKind> kind = findings.needed(HonourField.KIND, HonourKind::parse);
    Optional<Distinction.Result> result = kind.flatMap(it -> result(findings, it));
    Optional<HonourScope> scope = findings.needed(HonourField.SCOPE, HonourScope::parse);
    kind.ifPresent(it -> scope.ifPresent(s -> fitting(findings, it, result, s)));
    Optional<String> nameZh = findings.published(HonourField.NAME_ZH);
    Optional<NamedOccupation> occupation = occupations.read(findings);
    Optional<Region> region = scope.flatMap(it -> region(findings, it));
    Optional<String> by = findings.published(HonourField.CONFERRED_BY);
    Optional<LocalDate> on = conferredOn(findings, document);
    return findings.faults().isEmpty()
        ? Optional.of(
            new Distinction(
                kind.orElseThrow(),
                scope.orElseThrow(),
                result,
                nameZh.orElseThrow(),
                occupation,
                region,
                by.orElseThrow(),
                on.orElseThrow()))
        : Optional.empty();
  }

  private static Optional<IdDocument> document(HonourFindings findings) {
    Optional<DocumentType> type = findings.needed(HonourField.DOCUMENT_TYPE, DocumentType::parse);
    if (type.isEmpty() && findings.states(HonourField.DOCUMENT_NUMBER)) {
      // Without its type a number cannot be judged.
      return Optional.empty();
    }
    return findings.needed(
        HonourField.DOCUMENT_NUMBER,
        text -> IdDocument.parse(type.orElse(DocumentType.RESIDENT_ID), text));
  }

  /** Class, place and medal of a contest; no other honour has any. */
  private static Optional<Distinction.Result> result(HonourFindings findings, HonourKind kind) {
    if (kind != HonourKind.CONTEST_RESULT) {
      findings.unexpected(HonourField.CONTEST_CLASS);
      findings.unexpected(HonourField.PLACE);
      findings.unexpected(HonourField.MEDAL);
      return Optional.empty();
    }
    Optional<ContestClass> of = findings.needed(HonourField.CONTEST_CLASS, ContestClass::parse);
    Optional<Integer> place = findings.optional(HonourField.PLACE, HonourValidation::place);
    Optional<Medal> medal = findings.optional(HonourField.MEDAL, Medal::parse);
    if (of.filter(it -> it != ContestClass.WORLD_SKILLS).isPresent()) {
      findings.unexpected(HonourField.MEDAL);
    }
    return of.map(it -> new Distinction.Result(it, place, medal));
  }

  private static Parsed<Integer> place(String text) {
    boolean fits = text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= LAST_PLACE;
    return fits ? Parsed.valid(Integer.valueOf(text)) : Parsed.invalid(FaultCode.BAD_FORMAT, text);
  }

  private static void fitting(
      HonourFindings findings,
      HonourKind kind,
      Optional<Distinction.Result> result,
      HonourScope scope) {
    if (!ScopeRule.scopes(kind, result.map(Distinction.Result::of)).contains(scope)) {
      findings.fault(HonourField.SCOPE, FaultCode.SCOPE_MISMATCH, scope.nameZh());
    }
  }

  private Optional<Region> region(HonourFindings findings, HonourScope scope) {
    if (!ScopeRule.hasDivision(scope)) {
      findings.unexpected(HonourField.REGION);
      return Optional.empty();
    }
    Optional<Region> stated = findings.needed(HonourField.REGION, Region::parse);
    stated
        .filter(it -> !home.contains(it))
        .ifPresent(
            it -> findings.fault(HonourField.REGION, FaultCode.REGION_OUTSIDE_HOME, it.code()));
    stated
        .filter(it -> home.contains(it) && !ScopeRule.isOfRank(scope, it))
        .ifPresent(
            it -> findings.fault(HonourField.REGION, FaultCode.REGION_RANK_MISMATCH, it.code()));
    return stated;
  }

  private Optional<LocalDate> conferredOn(HonourFindings findings, Optional<IdDocument> document) {
    Optional<LocalDate> on = findings.needed(HonourField.CONFERRED_ON, StatedDate::parse);
    on.filter(day -> day.isAfter(LocalDate.now(clock)))
        .ifPresent(
            day ->
                findings.fault(HonourField.CONFERRED_ON, FaultCode.DATE_IN_FUTURE, day.toString()));
    // When somebody was born is not repeated.
    on.filter(day -> document.flatMap(IdDocument::birthDate).filter(day::isBefore).isPresent())
        .ifPresent(
            day ->
                findings.fault(
                    HonourField.CONFERRED_ON, FaultCode.DATES_OUT_OF_ORDER, day.toString()));
    return on;
  }

  /** Studios are named after people; what goes to every region must not be. */
  private static void unnamed(
      HonourFindings findings, Optional<PersonName> name, Optional<IdDocument> document) {
    for (HonourField field :
        List.of(HonourField.NAME_ZH, HonourField.CONFERRED_BY, HonourField.OCCUPATION_NAME)) {
      String text = findings.text(field).toUpperCase(Locale.ROOT).replaceAll("\\s", "");
      boolean named =
          name.filter(it -> text.contains(it.normalized())).isPresent()
              || document.filter(it -> text.contains(it.number())).isPresent();
      if (named) {
        findings.fault(field, FaultCode.HOLDER_NAMED, "");
      }
    }
  }
}
