package cn.yichi.recognition.agreement;

import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The occupations that a clause speaks of.
 *
 * @param include those it names; empty where it names none, which means any
 * @param exclude those it leaves out again
 */
public record OccupationScope(List<OccupationPrefix> include, List<OccupationPrefix> exclude) {
  /** A clause that does not restrict occupations. */
  public static final OccupationScope ANY = new OccupationScope(List.of(), List.of());

  /**
   * @throws FaultyDocumentException when nothing of what it includes is left
   */
  public OccupationScope {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    if (nothingLeft(include, exclude)) {
      throw new FaultyDocumentException(Code.NOTHING_INCLUDED, Map.of());
    }
  }

  /** Only the named ones. */
  public static OccupationScope of(String... keys) {
    return new OccupationScope(
        Arrays.stream(keys).map(OccupationPrefix::ofKey).toList(), List.of());
  }

  /** Whether it restricts anything. */
  public boolean isAny() {
    return include.isEmpty() && exclude.isEmpty();
  }

  /** Whether some occupation is surely in both; across editions nothing is sure. */
  boolean meets(OccupationScope other) {
    if (include.isEmpty() || other.include.isEmpty()) {
      return true;
    }
    for (OccupationPrefix each : include) {
      for (OccupationPrefix theirs : other.include) {
        OccupationPrefix narrower = theirs.contains(each) ? each : theirs;
        if ((each.contains(theirs) || theirs.contains(each))
            && !within(narrower, exclude)
            && !within(narrower, other.exclude)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean nothingLeft(
      List<OccupationPrefix> include, List<OccupationPrefix> exclude) {
    return !include.isEmpty() && include.stream().allMatch(each -> within(each, exclude));
  }

  private static boolean within(OccupationPrefix one, List<OccupationPrefix> others) {
    return others.stream().anyMatch(each -> each.contains(one));
  }
}
