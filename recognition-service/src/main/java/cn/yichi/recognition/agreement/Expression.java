package cn.yichi.recognition.agreement;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A yes-or-no expression in CEL, checked once against the types of its facts and bounded when run:
 * at most {@value #LONGEST} characters and {@value #ITERATIONS} turns of all its loops together.
 */
public final class Expression {
  static final int LONGEST = 2000;
  static final int ITERATIONS = 1000;

  private static final int DEEPEST = 50;
  private static final CelOptions LIMITS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .comprehensionMaxIterations(ITERATIONS)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS).build();

  private final String text;
  private final Set<String> reads;
  private final CelRuntime.Program program;

  /** Type of a fact. */
  public enum Type {
    TEXT(SimpleType.STRING),
    INTEGER(SimpleType.INT),
    BOOLEAN(SimpleType.BOOL),
    TEXTS(ListType.create(SimpleType.STRING));

    private final CelType cel;

    Type(CelType cel) {
      this.cel = cel;
    }

    /** As CEL names it, such as {@code string}. */
    String word() {
      return this == TEXTS ? "list(string)" : cel.name();
    }
  }

  /** What an expression says of some facts. */
  public enum Result {
    TRUE,
    FALSE,
    /** A fact that matters is not stated. */
    UNKNOWN,
    /** It has no value: too many turns, or an operation that has no result. */
    FAILED
  }

  private Expression(String text, Set<String> reads, CelRuntime.Program program) {
    this.text = text;
    this.reads = reads;
    this.program = program;
  }

  /**
   * Checks an expression.
   *
   * @param facts the names it may read, with their types
   * @throws IllegalArgumentException when it is no CEL, too long, reads another name or is not of
   *     type yes or no
   */
  public static Expression compile(String text, Map<String, Type> facts) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(LIMITS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    facts.forEach((name, type) -> builder.addVar(name, type.cel));
    try {
      CelAbstractSyntaxTree tree = builder.build().compile(text).getAst();
      return new Expression(text, names(tree, facts.keySet()), RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Set<String> names(CelAbstractSyntaxTree tree, Set<String> facts) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.IDENT)
        .map(node -> node.expr().ident().name())
        .filter(facts::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The facts it reads. */
  public Set<String> reads() {
    return reads;
  }

  /**
   * Its value. Never throws.
   *
   * @param facts the value of a name; empty where it is not stated
   */
  public Result run(Function<String, Optional<Object>> facts) {
    try {
      // Anything else is the library's word for facts that are missing and matter.
      return program.eval(facts::apply) instanceof Boolean value
          ? value ? Result.TRUE : Result.FALSE
          : Result.UNKNOWN;
    } catch (CelEvaluationException e) {
      for (String each : reads) {
        if (facts.apply(each).isEmpty()) {
          return Result.UNKNOWN;
        }
      }
      return Result.FAILED;
    }
  }

  /** As written: the book's revision is a digest of it. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
