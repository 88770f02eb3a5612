package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Region;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All agreements a service knows, with the answer to "which of them speak of these two regions"
 * prepared. Immutable; a changed document makes a new book with another revision.
 */
public final class AgreementBook {
  private static final Comparator<Agreement> ORDER =
      Comparator.comparing((Agreement each) -> each.effective().from())
          .thenComparing(Agreement::id)
          .thenComparingInt(Agreement::version);

  private static final Comparator<Measure> BY_PARTY =
      Comparator.comparing((Measure each) -> each.by().code()).thenComparing(Measure::id);

  private final List<Agreement> agreements;
  private final Map<ClauseRef, List<Measure>> measures;
  private final String revision;
  private final boolean asksHonours;
  private final boolean asksReviews;
  private final boolean asksConfirmations;
  // Keyed by provinces, so at most 34 x 34 entries whatever counties are asked about.
  private final Map<Route, Candidates> betweenProvinces = new ConcurrentHashMap<>();

  private record Route(Region home, Region host) {}

  /** A book on whose documents nobody has ordered anything. */
  public AgreementBook(List<Agreement> agreements) {
    this(agreements, Map.of());
  }

  /**
   * @param among those that may speak of some place in the one province and some in the other
   * @param narrow whether a city or county is party to any, so that each place must be looked at
   * @param honours whether any of them looks at honours
   * @param reviews whether any of them looks at reviews
   * @param confirmations whether any of them looks at confirmations
   */
  private record Candidates(
      List<Agreement> among,
      boolean narrow,
      boolean honours,
      boolean reviews,
      boolean confirmations) {}

  /**
   * Binds documents into a book.
   *
   * @param measures what parties have ordered, by {@link Agreement#ref()}
   * @throws IllegalArgumentException when two documents claim the same id and version
   */
  public AgreementBook(List<Agreement> agreements, Map<ClauseRef, List<Measure>> measures) {
    this.agreements = agreements.stream().sorted(ORDER).toList();
    this.measures = inOrder(measures);
    Set<ClauseRef> seen = new HashSet<>();
    for (Agreement each : this.agreements) {
      if (!seen.add(each.ref())) {
        throw new IllegalArgumentException("two documents claim to be " + each.ref());
      }
    }
    this.revision = digest(this.agreements + "|" + this.measures);
    this.asksHonours = this.agreements.stream().anyMatch(Agreement::asksForHonours);
    this.asksReviews = this.agreements.stream().anyMatch(Agreement::asksForReviews);
    this.asksConfirmations = this.agreements.stream().anyMatch(Agreement::asksForConfirmations);
  }

  /** In one order, for the revision is a digest of their text. */
  private Map<ClauseRef, List<Measure>> inOrder(Map<ClauseRef, List<Measure>> given) {
    Map<ClauseRef, List<Measure>> ordered = new LinkedHashMap<>();
    for (Agreement each : agreements) {
      List<Measure> its = given.getOrDefault(each.ref(), List.of());
      if (!its.isEmpty()) {
        ordered.put(each.ref(), its.stream().sorted(BY_PARTY).toList());
      }
    }
    return ordered;
  }

  /** Stable digest of the content: equal books have equal revisions, in every process. */
  public String revision() {
    return revision;
  }

  /** Every document, earliest in effect first. */
  public List<Agreement> all() {
    return agreements;
  }

  /** What parties have ordered on one of its documents, whenever it holds. */
  public List<Measure> measures(Agreement agreement) {
    return measures.getOrDefault(agreement.ref(), List.of());
  }

  /** Documents in force between two regions on a day; of several versions in force the newest. */
  public List<Agreement> applicable(Region home, Region host, LocalDate day) {
    List<Agreement> candidates = allBetween(home, host);
    return candidates.stream()
        .filter(each -> each.effective().holdsOn(day))
        .filter(each -> !superseded(each, candidates, day))
        .filter(each -> resting(each, home, host, day).isEmpty())
        .toList();
  }

  /** The suspension or termination by which the whole document rests between two regions. */
  public Optional<Measure> resting(Agreement agreement, Region home, Region host, LocalDate day) {
    return resting(measures(agreement), home, host, day);
  }

  /** The first of these by which a whole document rests between two regions. */
  public static Optional<Measure> resting(
      List<Measure> measures, Region home, Region host, LocalDate day) {
    for (Measure each : measures) {
      if (each.kind() != Measure.Kind.SAFEGUARD && each.holdsOn(day) && each.concerns(home, host)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether any document at all looks at more than certificate and issuer. */
  public boolean asksForMore() {
    return asksHonours || asksReviews || asksConfirmations;
  }

  /** Whether any document at all sets a condition that the certificate's home region confirms. */
  public boolean asksForConfirmations() {
    return asksConfirmations;
  }

  /** Whether any document between two regions looks at honours of the holder. */
  public boolean asksForHonours(Region home, Region host) {
    Candidates known = known(home, host);
    return known.honours()
        && (!known.narrow() || allBetween(home, host).stream().anyMatch(Agreement::asksForHonours));
  }

  /** Whether any document between two regions looks at what regions found about the issuer. */
  public boolean asksForReviews(Region home, Region host) {
    Candidates known = known(home, host);
    return known.reviews()
        && (!known.narrow() || allBetween(home, host).stream().anyMatch(Agreement::asksForReviews));
  }

  /** Whether any document between two regions looks at what the home region confirmed. */
  public boolean asksForConfirmations(Region home, Region host) {
    Candidates known = known(home, host);
    return known.confirmations()
        && (!known.narrow()
            || allBetween(home, host).stream().anyMatch(Agreement::asksForConfirmations));
  }

  /** Documents that speak of any place of the one province and any of the other, at any time. */
  public List<Agreement> anywhereBetween(Region home, Region host) {
    return candidates(new Route(home.province(), host.province())).among();
  }

  /** Documents between two regions at any time, also ended ones and ones not yet in force. */
  public List<Agreement> allBetween(Region home, Region host) {
    Candidates known = known(home, host);
    return known.narrow()
        ? known.among().stream().filter(each -> each.spans(home, host)).toList()
        : known.among();
  }

  private Candidates known(Region home, Region host) {
    Route route = new Route(home.province(), host.province());
    // Looked up first, for computeIfAbsent may lock.
    Candidates known = betweenProvinces.get(route);
    return known != null ? known : betweenProvinces.computeIfAbsent(route, this::candidates);
  }

  /** Whether a newer version of the same document is in force on that day. */
  public static boolean superseded(Agreement one, List<Agreement> among, LocalDate day) {
    for (Agreement each : among) {
      if (each.version() > one.version()
          && each.id().equals(one.id())
          && each.effective().holdsOn(day)) {
        return true;
      }
    }
    return false;
  }

  private Candidates candidates(Route route) {
    List<Agreement> among =
        agreements.stream()
            .filter(each -> each.spans(route.home(), route.host()) || mayConcern(each, route))
            .toList();
    return new Candidates(
        among,
        among.stream().anyMatch(each -> mayConcern(each, route)),
        among.stream().anyMatch(Agreement::asksForHonours),
        among.stream().anyMatch(Agreement::asksForReviews),
        among.stream().anyMatch(Agreement::asksForConfirmations));
  }

  /** Whether a party is a city or county, and each of the provinces has a party in it. */
  private static boolean mayConcern(Agreement agreement, Route route) {
    return agreement.parties().stream().anyMatch(party -> !party.isProvince())
        && agreement.parties().stream().anyMatch(party -> route.home().contains(party))
        && agreement.parties().stream().anyMatch(party -> route.host().contains(party));
  }

  private static String digest(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
