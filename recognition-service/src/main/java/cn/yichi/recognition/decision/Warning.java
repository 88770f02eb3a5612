package cn.yichi.recognition.decision;

import java.util.Map;

/**
 * Something a reader should know that changes nothing about the outcome.
 *
 * @param code what
 * @param parameters values for its sentence, as in {@link Ground}
 */
public record Warning(Code code, Map<String, String> parameters) {
  public Warning {
    parameters = Map.copyOf(parameters);
  }

  /** Stable codes; their sentences are in the bundle {@code grounds}. */
  public enum Code {
    /** Somebody's record states another level; the certificate governs. */
    LEVEL_CONFLICT,
    /** The certificate states no level, somebody's record does; it is not taken over. */
    LEVEL_ONLY_IN_RECORD,
    /** The holder was promoted outside the usual conditions (破格); it counts all the same. */
    EXCEPTIONAL_PROMOTION,
    /** On the asked day it was valid; its status changed later. */
    STATUS_CHANGED_LATER,
    /** The level is a post within an employer (特级技师、首席技师). */
    TIED_TO_EMPLOYER,
    /** The issuer was struck off after the day of issue. */
    ISSUER_WITHDRAWN_SINCE
  }
}
