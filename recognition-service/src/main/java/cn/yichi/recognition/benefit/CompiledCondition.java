package cn.yichi.recognition.benefit;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition checked against the types of its facts, once, and the names it reads.
 *
 * @param condition as written
 * @param reads variables it reads
 * @param program ready to run
 */
record CompiledCondition(
    BenefitCondition condition, Set<String> reads, CelRuntime.Program program) {
  static final Map<String, CelType> CERTIFICATE =
      Map.of(
          "kind", SimpleType.STRING,
          "level", SimpleType.STRING,
          "levelRank", SimpleType.INT,
          "home", SimpleType.STRING,
          "issuedOn", SimpleType.STRING,
          "day", SimpleType.STRING);
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  static CelCompiler compiler(List<FactDeclaration> facts) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
    CERTIFICATE.forEach(builder::addVar);
    for (FactDeclaration each : facts) {
      builder.addVar(each.name().value(), typeOf(each.type()));
    }
    return builder.build();
  }

  static CompiledCondition of(CelCompiler compiler, BenefitCondition condition)
      throws CelValidationException, CelEvaluationException {
    CelAbstractSyntaxTree tree = compiler.compile(condition.cel()).getAst();
    Set<String> reads =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == Kind.IDENT)
            .map(node -> node.expr().ident().name())
            .collect(Collectors.toUnmodifiableSet());
    return new CompiledCondition(condition, reads, RUNTIME.createProgram(tree));
  }

  boolean holds(Map<String, Object> values) {
    try {
      return (boolean) program.eval(values);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("condition " + condition.id() + " cannot be evaluated", e);
    }
  }

  private static CelType typeOf(FactType type) {
    return switch (type) {
      case MONEY, INTEGER -> SimpleType.INT;
      case BOOLEAN -> SimpleType.BOOL;
      case DATE, REGION, TEXT -> SimpleType.STRING;
    };
  }
}
