package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Region;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

  private final List<Agreement> agreements;
  private final String revision;
  // Keyed by provinces, so at most 34 x 34 entries whatever counties are asked about.
  private final Map<Route, Candidates> betweenProvinces = new ConcurrentHashMap<>();

  private record Route(Region home, Region host) {}

  /**
   * @param among those that may speak of some place in the one province and some in the other
   * @param narrow whether a city or county is party to any, so that each place must be looked at
   */
  private record Candidates(List<Agreement> among, boolean narrow) {}

  /**
   * Binds documents into a book.
   *
   * @throws IllegalArgumentException when two documents claim the same id and version
   */
  public AgreementBook(List<Agreement> agreements) {
    this.agreements = agreements.stream().sorted(ORDER).toList();
    Set<ClauseRef> seen = new HashSet<>();
    for (Agreement each : this.agreements) {
      if (!seen.add(each.ref())) {
        throw new IllegalArgumentException("two documents claim to be " + each.ref());
      }
    }
    this.revision = digest(this.agreements);
  }

  /** Stable digest of the content: equal books have equal revisions, in every process. */
  public String revision() {
    return revision;
  }

  /** Every document, earliest in effect first. */
  public List<Agreement> all() {
    return agreements;
  }

  /** Documents in force between two regions on a day; of several versions in force the newest. */
  public List<Agreement> applicable(Region home, Region host, LocalDate day) {
    List<Agreement> candidates = allBetween(home, host);
    return candidates.stream()
        .filter(each -> each.effective().holdsOn(day))
        .filter(each -> !superseded(each, candidates, day))
        .toList();
  }

  /** Documents between two regions at any time, also ended ones and ones not yet in force. */
  public List<Agreement> allBetween(Region home, Region host) {
    Route route = new Route(home.province(), host.province());
    // Looked up first, for computeIfAbsent may lock.
    Candidates known = betweenProvinces.get(route);
    if (known == null) {
      known = betweenProvinces.computeIfAbsent(route, this::candidates);
    }
    return known.narrow()
        ? known.among().stream().filter(each -> each.spans(home, host)).toList()
        : known.among();
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
    return new Candidates(among, among.stream().anyMatch(each -> mayConcern(each, route)));
  }

  /** Whether a party is a city or county, and each of the provinces has a party in it. */
  private static boolean mayConcern(Agreement agreement, Route route) {
    return agreement.parties().stream().anyMatch(party -> !party.isProvince())
        && agreement.parties().stream().anyMatch(party -> route.home().contains(party))
        && agreement.parties().stream().anyMatch(party -> route.host().contains(party));
  }

  private static String digest(List<Agreement> agreements) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(agreements.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
