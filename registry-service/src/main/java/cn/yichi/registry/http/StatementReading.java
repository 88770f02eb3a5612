package cn.yichi.registry.http;

import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.registry.certificate.Checked;
import cn.yichi.registry.certificate.DraftField;
import cn.yichi.registry.certificate.DraftValidation;
import cn.yichi.registry.certificate.Registration;
import cn.yichi.registry.certificate.RowFault;
import cn.yichi.registry.certificate.RowFaultText;
import cn.yichi.registry.certificate.RowWarning;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks the body of one request; all faults are answered at once. */
@Component
class StatementReading {
  private final DraftValidation validation;

  StatementReading(DraftValidation validation) {
    this.validation = validation;
  }

  /** A sound statement. */
  record Read(Registration registration, List<RowWarning> warnings) {}

  /**
   * @throws ProblemException with every fault, when there is one
   */
  Read read(CertificateBody body) {
    return switch (validation.check(body.draft(), body.isBackfill(), Optional.empty())) {
      case Checked.Sound sound -> new Read(sound.registration(), sound.warnings());
      case Checked.Faulty faulty -> throw refused(faulty.faults());
    };
  }

  private static ProblemException refused(List<RowFault> faults) {
    Problem problem = Problem.of(RegistryProblem.CERTIFICATE_REFUSED).with("count", faults.size());
    for (RowFault fault : faults) {
      problem = problem.fault(fault(fault));
    }
    return problem.exception();
  }

  private static FieldFault fault(RowFault fault) {
    return new FieldFault(
        fault.field().map(DraftField::nameEn).orElse(""),
        fault.detail().map(Enum::name).orElseGet(() -> fault.code().name()),
        fault.value(),
        locale ->
            new FieldFault.Words(
                RowFaultText.reason(fault, locale), RowFaultText.remedy(fault, locale)));
  }
}
