package cn.yichi.recognition.agreement;

/** Who decides under a clause. */
public enum Authority {
  /** The parties themselves; the engine applies the clause. */
  PARTIES,
  /** Delegated to lower authorities (市、州、区、县) whose own terms the source does not name. */
  DELEGATED_UNNAMED
}
