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
  private final boolean provincesOnly;
  // Keyed by provinces, so at most 34 x 34 entries whatever counties are asked about.
  private final Map<Route, List<Agreement>> betweenProvinces = new ConcurrentHashMap<>();

  private record Route(Region home, Region host) {}

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
    this.provincesOnly =
        this.agreements.stream()
            .allMatch(each -> each.parties().stream().allMatch(Region::isProvince));
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
    if (!provincesOnly) {
      return spanning(home, host);
    }
    Route route = new Route(home.province(), host.province());
    // Looked up first, for computeIfAbsent may lock.
    List<Agreement> known = betweenProvinces.get(route);
    return known != null
        ? known
        : betweenProvinces.computeIfAbsent(route, it -> spanning(it.home(), it.host()));
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

  private List<Agreement> spanning(Region home, Region host) {
    return agreements.stream().filter(each -> each.spans(home, host)).toList();
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
