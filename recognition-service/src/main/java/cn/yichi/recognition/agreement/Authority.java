package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.List;
import java.util.Map;

/** Who decides under a clause. */
public sealed interface Authority {
  Authority PARTIES = new Parties();
  Authority DELEGATED_UNNAMED = new DelegatedUnnamed();

  /** Stable code. */
  String code();

  /** The parties themselves; the engine applies the clause. */
  record Parties() implements Authority {
    @Override
    public String code() {
      return "PARTIES";
    }
  }

  /** Delegated to lower authorities (市、州、区、县) whose own terms the source does not name. */
  record DelegatedUnnamed() implements Authority {
    @Override
    public String code() {
      return "DELEGATED_UNNAMED";
    }
  }

  /**
   * Delegated to lower authorities, some of which took the clause over as it stands.
   *
   * @param tier which authorities
   * @param adoptedBy those that did, at least one
   */
  record DelegatedTo(Tier tier, List<Region> adoptedBy) implements Authority {
    /**
     * @throws IllegalArgumentException when no region is named or one is of another tier
     */
    public DelegatedTo {
      adoptedBy = List.copyOf(adoptedBy);
      if (adoptedBy.isEmpty()) {
        throw new IllegalArgumentException("a delegation names who adopted the clause");
      }
      for (Region each : adoptedBy) {
        if (tier != Tier.of(each)) {
          throw new FaultyDocumentException(
              Code.TIER_WRONG, Map.of("code", each.code(), "tier", tier.name()));
        }
      }
    }

    @Override
    public String code() {
      return "DELEGATED_TO";
    }

    /** Whether the asked region lies in one that adopted the clause. */
    public boolean includes(Region host) {
      for (Region each : adoptedBy) {
        if (each.contains(host)) {
          return true;
        }
      }
      return false;
    }
  }

  /** How high an authority stands. */
  enum Tier {
    PROVINCE,
    /** 市、州. */
    CITY,
    /** 区、县. */
    COUNTY;

    static Tier of(Region region) {
      return region.isProvince() ? PROVINCE : region.code().endsWith("00") ? CITY : COUNTY;
    }
  }
}
