package cn.yichi.platform.problem;

/**
 * A kind of problem that callers can rely on; each service has an enum of its own. Its texts stand
 * in the bundle {@code problems.properties} (zh-CN) and {@code problems_en.properties} beside the
 * enum, under {@code <slug>.title}, {@code <slug>.detail} and {@code <slug>.remedy}, with
 * parameters in braces.
 */
public interface ProblemType {
  /** Stable for ever, lower case with hyphens: the end of {@code urn:yichi:problem:<slug>}. */
  String slug();

  /** The HTTP status it answers with. */
  int status();

  /** The bundle with its texts. */
  default String bundle() {
    return getClass().getPackageName() + ".problems";
  }
}
