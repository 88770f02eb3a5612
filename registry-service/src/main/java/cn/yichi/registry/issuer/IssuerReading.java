package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.registry.issuer.IssuerDraft.FilingDraft;
import cn.yichi.registry.issuer.IssuerDraft.StandingDraft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one draft and keeps every fault met on the way. */
final class IssuerReading {
  static final int MOST_FILINGS = 2_000;
  static final int MOST_STANDINGS = 200;
  private static final int LONGEST = 200;

  private final Region own;
  private final List<IssuerFault> faults = new ArrayList<>();

  /**
   * @param own the region whose registry is asked
   */
  IssuerReading(Region own) {
    this.own = own;
  }

  List<IssuerFault> faults() {
    return List.copyOf(faults);
  }

  /** The issuer at version 1; empty where something needed is faulty. */
  Optional<Issuer> read(IssuerDraft draft) {
    var code = needed("code", draft.code(), this::ownCode);
    var name = needed("name", draft.name(), PublishedWords::parse);
    var issuerClass = needed("issuerClass", draft.issuerClass(), word(IssuerClass.class));
    var creditCode = optional("creditCode", draft.creditCode(), SocialCreditCode::parse);
    var filings = filings(draft.filings());
    var standing = standing(draft.standing(), filings);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Issuer(
            code.orElseThrow(),
            name.orElseThrow(),
            issuerClass.orElseThrow(),
            creditCode,
            filings,
            standing,
            1));
  }

  /** Two registries that state one issuer would contradict each other before every host region. */
  private Parsed<IssuerCode> ownCode(String text) {
    Parsed<IssuerCode> code = IssuerCode.parse(text);
    boolean foreign =
        code.asOptional()
            .flatMap(IssuerCode::province)
            .filter(province -> !province.contains(own))
            .isPresent();
    return foreign ? Parsed.invalid(FaultCode.ISSUER_OF_ANOTHER_REGION, text) : code;
  }

  private List<Filing> filings(@Nullable List<FilingDraft> drafts) {
    List<FilingDraft> stated = limited("filings", drafts, MOST_FILINGS);
    List<Filing> filings = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      filing("filings[" + i + "].", stated.get(i)).ifPresent(filings::add);
    }
    return filings;
  }

  private Optional<Filing> filing(String at, FilingDraft draft) {
    int before = faults.size();
    var kind = needed(at + "kind", draft.kind(), CertificateKind::parse);
    var occupation = needed(at + "occupation", draft.occupation(), IssuerReading::occupation);
    var levels = levels(at, draft.levels());
    var from = needed(at + "from", draft.from(), StatedDate::parse);
    var until = optional(at + "until", draft.until(), StatedDate::parse);
    if (faults.size() > before) {
      return Optional.empty();
    }
    if (until.isPresent() && until.get().isBefore(from.orElseThrow())) {
      fault(at + "until", FaultCode.DATES_OUT_OF_ORDER, until.get().toString());
      return Optional.empty();
    }
    return Optional.of(
        new Filing(
            kind.orElseThrow(), occupation.orElseThrow(), levels, from.orElseThrow(), until));
  }

  private Set<SkillLevel> levels(String at, @Nullable List<String> stated) {
    Set<SkillLevel> levels = new HashSet<>();
    for (String word : limited(at + "levels", stated, SkillLevel.values().length)) {
      needed(at + "levels", word, SkillLevel::parse).ifPresent(levels::add);
    }
    return levels;
  }

  private List<Standing> standing(@Nullable List<StandingDraft> drafts, List<Filing> filings) {
    List<StandingDraft> stated = limited("standing", drafts, MOST_STANDINGS);
    if (stated.isEmpty()) {
      LocalDate first =
          filings.stream().map(Filing::from).min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
      return List.of(new Standing(Standing.Status.GOOD, first, Optional.empty()));
    }
    List<Standing> standing = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      String at = "standing[" + i + "].";
      StandingDraft draft = stated.get(i);
      var status = needed(at + "status", draft.status(), word(Standing.Status.class));
      var from = needed(at + "from", draft.from(), StatedDate::parse);
      var reason = optional(at + "reason", draft.reason(), PublishedWords::parse);
      if (status.isPresent() && from.isPresent()) {
        standing.add(new Standing(status.get(), from.get(), reason));
      }
    }
    return standing;
  }

  private static Parsed<Optional<Occupation>> occupation(String text) {
    if (text.equals("*")) {
      return Parsed.valid(Optional.empty());
    }
    int colon = text.indexOf(':');
    Parsed<CatalogueEdition> edition =
        colon < 0
            ? Parsed.valid(CatalogueEdition.E2022)
            : CatalogueEdition.parse(text.substring(0, colon));
    return switch (edition) {
      case Parsed.Valid<CatalogueEdition>(CatalogueEdition known, List<Finding> warnings) ->
          Occupation.parse(known, text.substring(colon + 1)).map(Optional::of);
      case Parsed.Invalid<CatalogueEdition>(Finding fault) -> new Parsed.Invalid<>(fault);
    };
  }

  private static <E extends Enum<E>> Function<String, Parsed<E>> word(Class<E> words) {
    return text -> {
      for (E word : words.getEnumConstants()) {
        if (word.name().equals(text)) {
          return Parsed.valid(word);
        }
      }
      return Parsed.invalid(FaultCode.BAD_FORMAT, text);
    };
  }

  private <T> Optional<T> needed(
      String field, @Nullable String text, Function<String, Parsed<T>> parse) {
    if (text == null || text.isBlank()) {
      fault(field, FaultCode.BLANK, "");
      return Optional.empty();
    }
    return optional(field, text, parse);
  }

  private <T> Optional<T> optional(
      String field, @Nullable String text, Function<String, Parsed<T>> parse) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String stated = text.strip();
    if (stated.length() > LONGEST) {
      fault(field, FaultCode.TOO_LONG, "");
      return Optional.empty();
    }
    Parsed<T> parsed = parse.apply(stated);
    parsed.refusal().ifPresent(refusal -> fault(field, refusal.code(), refusal.value()));
    return parsed.asOptional();
  }

  private <T> List<T> limited(String field, @Nullable List<T> stated, int most) {
    if (stated == null) {
      return List.of();
    }
    if (stated.size() > most) {
      fault(field, FaultCode.TOO_LONG, Integer.toString(stated.size()));
      return List.of();
    }
    if (stated.stream().anyMatch(Objects::isNull)) {
      fault(field, FaultCode.BLANK, "");
      return List.of();
    }
    return stated;
  }

  private void fault(String field, FaultCode code, String value) {
    faults.add(new IssuerFault(field, code, value));
  }
}
