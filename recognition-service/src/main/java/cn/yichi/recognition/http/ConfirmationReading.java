package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.Step;
import cn.yichi.recognition.decision.Condition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads what people want to have said of a condition. */
final class ConfirmationReading {
  private ConfirmationReading() {}

  /** What is to be confirmed. */
  @Schema(name = "ConfirmationWanted")
  record Wanted(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "sc-cq-equipment")
          @Nullable String agreement,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") @Nullable Integer version,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "permits")
          @Nullable String clause,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "VERIFICATION or FILING; all other conditions are the host's to see",
              example = "VERIFICATION")
          @Nullable String condition,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "first day for which it is fulfilled",
              example = "2026-12-01")
          @Nullable String from,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "what it rests on; published, no personal data",
              example = "核验单（2026）第1号")
          @Nullable String citation,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /** What shall not count any more. */
  @Schema(name = "ConfirmationRevocation")
  record Revocation(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "sc-cq-equipment")
          @Nullable String agreement,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") @Nullable Integer version,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "permits")
          @Nullable String clause,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "VERIFICATION")
          @Nullable String condition,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "first day for which it is no longer fulfilled",
              example = "2027-01-01")
          @Nullable String from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /** A step and why. */
  record Read(Step step, String reason) {}

  static Read confirm(Wanted body) {
    MeasureReading reading = new MeasureReading();
    String agreement = reading.id("agreement", body.agreement());
    String clause = reading.id("clause", body.clause());
    Condition condition = reading.constant("condition", body.condition(), Condition.class);
    LocalDate from = reading.day("from", body.from());
    String citation = reading.reason("citation", body.citation());
    String reason = reading.reason(body.reason());
    reading.check();
    ClauseRef ref = new ClauseRef(agreement, version(body.version()), clause);
    return new Read(new Step.Confirm(ref, condition, from, citation), reason);
  }

  static Read revoke(Revocation body) {
    MeasureReading reading = new MeasureReading();
    String agreement = reading.id("agreement", body.agreement());
    String clause = reading.id("clause", body.clause());
    Condition condition = reading.constant("condition", body.condition(), Condition.class);
    LocalDate from = reading.day("from", body.from());
    String reason = reading.reason(body.reason());
    reading.check();
    ClauseRef ref = new ClauseRef(agreement, version(body.version()), clause);
    return new Read(new Step.Revoke(ref, condition, from), reason);
  }

  private static int version(@Nullable Integer stated) {
    if (stated == null) {
      throw Problem.of(CommonProblem.INVALID_FIELDS)
          .field("version", Finding.of(FaultCode.BLANK))
          .exception();
    }
    return stated;
  }
}
