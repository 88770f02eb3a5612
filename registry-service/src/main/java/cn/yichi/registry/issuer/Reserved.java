package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a statement about an issuer on file that one person may not make alone: it takes
 * something away, or rewrites what was.
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
    /** A filing is new for days before the first standing on file. */
    FILING_BEFORE_STANDING,
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
   */
  static List<Reserved> in(Issuer known, Issuer stated, boolean statesStanding) {
    Stream<Reserved> standing =
        statesStanding && !StandingRule.sayTheSame(known.standing(), stated.standing())
            ? Stream.of(new Reserved("standing", Why.STANDING_REWRITTEN, ""))
            : Stream.empty();
    Stream<Reserved> filings =
        Stream.concat(takenAway(known, stated), beforeStanding(known, stated).stream());
    return Stream.concat(standing, filings.limit(MOST_TOLD)).toList();
  }

  private static Stream<Reserved> takenAway(Issuer known, Issuer stated) {
    return known.filings().stream()
        .filter(filing -> stated.filings().stream().noneMatch(next -> next.covers(filing)))
        .map(filing -> new Reserved("filings", Why.FILING_TAKEN_AWAY, told(filing)));
  }

  private static List<Reserved> beforeStanding(Issuer known, Issuer stated) {
    LocalDate first = known.standing().getFirst().from();
    List<Reserved> found = new ArrayList<>();
    for (int i = 0; i < stated.filings().size(); i++) {
      Filing filing = stated.filings().get(i);
      if (filing.from().isBefore(first)
          && known.filings().stream().noneMatch(it -> it.covers(filing.before(first)))) {
        found.add(
            new Reserved(
                "filings[" + i + "].from", Why.FILING_BEFORE_STANDING, filing.from().toString()));
      }
    }
    return found;
  }

  private static String told(Filing filing) {
    Optional<String> occupation = filing.occupation().map(known -> known.key());
    return filing.kind() + " " + occupation.orElse("*") + " " + filing.from();
  }
}
