package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.registry.issuer.PublishedWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a small body and keeps every fault met on the way. */
final class BodyReading {
  static final int LONGEST_REASON = 200;
  private static final int LONGEST_DATE = 40;

  private final List<FieldFault> faults = new ArrayList<>();

  /** A day that must be stated; a stand-in, with a fault noted, where it is not. */
  LocalDate day(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      fault(field, Finding.of(FaultCode.BLANK));
    }
    return optionalDay(field, text).orElse(LocalDate.EPOCH);
  }

  Optional<LocalDate> optionalDay(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Parsed<LocalDate> parsed =
        text.length() > LONGEST_DATE
            ? Parsed.invalid(FaultCode.TOO_LONG, "")
            : StatedDate.parse(text);
    parsed.refusal().ifPresent(finding -> fault(field, finding));
    return parsed.asOptional();
  }

  /** A reason that must be stated: one line at most, without numbers, since it is published. */
  String reason(@Nullable String text) {
    String reason = text == null ? "" : text.strip();
    if (reason.isEmpty()) {
      fault("reason", Finding.of(FaultCode.BLANK));
    } else if (reason.length() > LONGEST_REASON) {
      fault("reason", Finding.of(FaultCode.TOO_LONG));
    } else {
      PublishedWords.parse(reason).refusal().ifPresent(finding -> fault("reason", finding));
    }
    return reason;
  }

  void fault(String field, Finding finding) {
    faults.add(FieldFault.of(field, finding));
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException {@code invalid-fields} naming every fault
   */
  void refuseFaulty() {
    if (faults.isEmpty()) {
      return;
    }
    Problem problem = Problem.of(CommonProblem.INVALID_FIELDS);
    for (FieldFault fault : faults) {
      problem = problem.fault(fault);
    }
    throw problem.exception();
  }
}
