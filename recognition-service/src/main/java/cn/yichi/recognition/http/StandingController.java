package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.AskStanding;
import cn.yichi.recognition.enquiry.Identification;
import cn.yichi.recognition.enquiry.StandingAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Workers ask where their certificate counts. */
@RestController
@RequestMapping("/api/certificates/standing")
@Tag(name = "standing")
class StandingController {
  private final AskStanding standing;
  private final MissLimit misses;

  StandingController(AskStanding standing, MissLimit misses) {
    this.standing = standing;
    this.misses = misses;
  }

  /** The certificate and a fact about its holder. */
  @Schema(name = "StandingQuestion")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "S000051000123234000001")
          @Nullable String certificateNumber,
      @Schema(description = "this or documentNumber", example = "王川江") @Nullable String holderName,
      @Nullable String documentNumber) {}

  @Allow(value = WORKER, within = HOLDER)
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Audited(action = "standing.ask", kind = AuditKind.PERSONAL_READ)
  @PostMapping
  @Operation(
      operationId = "askStanding",
      summary = "Where does this certificate count?",
      description =
          "Answered by the certificate's home region: its own decision and what every other region"
              + " decided.")
  StandingView ask(@RequestBody Body body, Caller caller, Locale locale) {
    Identification certificate =
        new FieldReading()
            .identification(
                body.certificateNumber(),
                body.holderName(),
                body.documentNumber(),
                caller.confinedTo());
    try (MissLimit.Asked question = misses.admit(caller)) {
      return switch (standing.ask(certificate)) {
        case StandingAnswer.Known known -> {
          AuditNote.touched(known.certificate().id().value());
          yield StandingView.of(known, locale);
        }
        case StandingAnswer.NotReceived none -> {
          question.missed(1);
          yield StandingView.without("NOT_RECEIVED", AnswerText.notReceived(locale));
        }
        case StandingAnswer.Ambiguous several -> {
          several.candidates().forEach(each -> AuditNote.touched(each.id().value()));
          yield StandingView.without("REFERRED", AnswerText.ambiguous(locale));
        }
        case StandingAnswer.AskHome(var home) ->
            throw Problem.of(RecognitionProblem.HOME_REGION_ELSEWHERE)
                .with("home", AnswerText.name(home, locale) + " (" + home.code() + ")")
                .exception();
      };
    }
  }
}
