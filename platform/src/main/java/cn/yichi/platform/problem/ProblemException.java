package cn.yichi.platform.problem;

/**
 * Carries a problem from an HTTP adapter to the answer. Cores return sealed results instead;
 * adapters turn those into problems.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.type().slug(), null, false, false);
    this.problem = problem;
  }

  public ProblemException(ProblemType type) {
    this(Problem.of(type));
  }

  /** What is to be answered. */
  public Problem problem() {
    return problem;
  }
}
