package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a statement about an issuer on file that one person may not make alone: it takes
 * something away, rewrites what was, or makes it another body.
 *
 * @param field where, e.g. {@code filings[2].from}
 * @param why what it would do
 * @param value what is on file or stated there
 */
public record Reserved(String field, Why why, String value) {
  private static final int MOST_TOLD = 20;

  /** What two people must decide on. */
  public enum Why {
    /** A filing on file is missing, shorter or narrower. */
    FILING_TAKEN_AWAY,
    /** A filing is new, longer or wider for days that are past, or before the first standing. */
    FILING_BACKDATED,
    /** The credit code on file is missing or another. */
    CREDIT_CODE_CHANGED,
    /** Another class is stated than the one on file. */
    ISSUER_CLASS_CHANGED,
    /** Another standing is stated than the one on file. */
    STANDING_REWRITTEN
  }

  public Reserved {
    requireNonNull(field, "field");
    requireNonNull(why, "why");
    requireNonNull(value, "value");
  }

  /**
   * All such parts of a statement, of filings the first 20; none where one person is enough.
   *
   * @param statesStanding whether a standing was stated, else what is on file stays
   * @param today the legal day
   */
  static List<Reserved> in(Issuer known, Issuer stated, boolean statesStanding, LocalDate today) {
    List<Reserved> found = new ArrayList<>(ofTheBody(known, stated));
    if (statesStanding && !StandingRule.sayTheSame(known.standing(), stated.standing())) {
      found.add(new Reserved("standing", Why.STANDING_REWRITTEN, ""));
    }
    Stream.concat(takenAway(known, stated), backdated(known, stated, today).stream())
        .limit(MOST_TOLD)
        .forEach(found::add);
    return found;
  }

  /** Which body it is: a credit code may be added, no more. */
  private static List<Reserved> ofTheBody(Issuer known, Issuer stated) {
    List<Reserved> found = new ArrayList<>();
    known
        .creditCode()
        .filter(code -> !stated.creditCode().equals(known.creditCode()))
        .map(code -> new Reserved("creditCode", Why.CREDIT_CODE_CHANGED, code.value()))
        .ifPresent(found::add);
    if (stated.issuerClass() != known.issuerClass()) {
      found.add(new Reserved("issuerClass", Why.ISSUER_CLASS_CHANGED, known.issuerClass().name()));
    }
    return found;
  }

  private static Stream<Reserved> takenAway(Issuer known, Issuer stated) {
    return known.filings().stream()
        .filter(filing -> stated.filings().stream().noneMatch(next -> next.covers(filing)))
        .map(filing -> new Reserved("filings", Why.FILING_TAKEN_AWAY, told(filing)));
  }

  /** What one person states anew holds from today, and not before the first standing. */
  private static List<Reserved> backdated(Issuer known, Issuer stated, LocalDate today) {
    LocalDate begun = known.standing().getFirst().from();
    LocalDate first = begun.isAfter(today) ? begun : today;
    List<Reserved> found = new ArrayList<>();
    for (int i = 0; i < stated.filings().size(); i++) {
      Filing filing = stated.filings().get(i);
      if (filing.from().isBefore(first)
          && known.filings().stream().noneMatch(it -> it.covers(filing.before(first)))) {
        found.add(
            new Reserved(
                "filings[" + i + "].from", Why.FILING_BACKDATED, filing.from().toString()));
      }
    }
    return found;
  }

  private static String told(Filing filing) {
    Optional<String> occupation = filing.occupation().map(known -> known.key());
    return filing.kind() + " " + occupation.orElse("*") + " " + filing.from();
  }
}
