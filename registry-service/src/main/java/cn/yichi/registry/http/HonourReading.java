package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.registry.honour.Honour;
import cn.yichi.registry.honour.HonourFault;
import cn.yichi.registry.honour.HonourField;
import cn.yichi.registry.honour.HonourStatement;
import cn.yichi.registry.honour.HonourValidation;
import cn.yichi.registry.honour.HonourValidation.Checked;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what a request says of an honour, and says why it is refused. */
@Component
class HonourReading {
  private final HonourValidation validation;

  HonourReading(HonourValidation validation) {
    this.validation = validation;
  }

  /**
   * @throws ProblemException {@code honour-refused} with every fault, when there is one
   */
  HonourStatement read(HonourBody body) {
    return switch (validation.check(body.draft())) {
      case Checked.Sound(HonourStatement statement) -> statement;
      case Checked.Faulty(List<HonourFault> faults) -> throw refused(faults);
    };
  }

  /** What is no id names no honour. */
  static HonourId id(String text) {
    try {
      return new HonourId(text);
    } catch (IllegalArgumentException malformed) {
      throw unknown(text);
    }
  }

  static ProblemException unknown(String id) {
    return Problem.of(RegistryProblem.HONOUR_UNKNOWN)
        .field("id", id.length() > 64 ? id.substring(0, 64) : id)
        .exception();
  }

  static ProblemException conflict(Honour onFile, List<HonourField> differences) {
    Problem problem =
        Problem.of(RegistryProblem.HONOUR_CONFLICT)
            .with("honour", onFile.id().value())
            .with("version", onFile.version())
            .with("status", onFile.standing().status().name());
    for (HonourField field : differences) {
      problem = problem.field(field.wireName(), "");
    }
    return problem.exception();
  }

  static ProblemException revoked() {
    return Problem.of(RegistryProblem.HONOUR_REVOKED).exception();
  }

  private static ProblemException refused(List<HonourFault> faults) {
    Problem problem = Problem.of(RegistryProblem.HONOUR_REFUSED).with("count", faults.size());
    for (HonourFault fault : faults) {
      problem = problem.fault(FieldFault.of(fault.field().wireName(), fault.why()));
    }
    return problem.exception();
  }
}
