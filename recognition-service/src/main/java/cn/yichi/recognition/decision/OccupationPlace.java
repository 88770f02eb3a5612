package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.recognition.agreement.OccupationPrefix;
import cn.yichi.recognition.agreement.OccupationScope;
import java.util.List;
import java.util.Optional;

/**
 * Where an occupation stands to those of a clause. Codes are compared within one edition of the
 * catalogue; where it is not known what an occupation is in the other edition, neither is this.
 */
enum OccupationPlace {
  INSIDE,
  OUTSIDE,
  UNKNOWN;

  static OccupationPlace of(OccupationScope scope, Occupation own, OccupationCatalogue catalogue) {
    OccupationPlace excluded = among(scope.exclude(), own, catalogue);
    OccupationPlace included =
        scope.include().isEmpty() ? INSIDE : among(scope.include(), own, catalogue);
    if (excluded == INSIDE || included == OUTSIDE) {
      return OUTSIDE;
    }
    return excluded == UNKNOWN ? UNKNOWN : included;
  }

  private static OccupationPlace among(
      List<OccupationPrefix> listed, Occupation own, OccupationCatalogue catalogue) {
    OccupationPlace place = OUTSIDE;
    for (OccupationPrefix each : listed) {
      Optional<Occupation> there = catalogue.inEdition(own, each.edition());
      if (there.isEmpty()) {
        place = UNKNOWN;
      } else if (each.contains(there.get())) {
        return INSIDE;
      }
    }
    return place;
  }
}
