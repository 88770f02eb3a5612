package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.WhoAsked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Workers see who asked about their certificates. */
@RestController
@RequestMapping("/api/certificates/askings")
@Tag(name = "askings")
class AskingController {
  private static final int MOST = 200;

  private final WhoAsked asked;

  AskingController(WhoAsked asked) {
    this.asked = asked;
  }

  /** That somebody asked. */
  @Schema(name = "Asking")
  record View(
      @Schema(description = "id of the certificate") String certificate,
      @Schema(
              description = "org/ and a social credit code, or bureau",
              example = "org/91500000MA5U00000W")
          String by,
      @Schema(allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"}) String purpose,
      LocalDate on) {
    static View of(Asking asking) {
      return new View(
          asking.certificate().value(), asking.by(), asking.purpose().name(), asking.on());
    }
  }

  /** The latest. */
  @Schema(name = "Askings")
  record Answer(List<View> items) {}

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "askings.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Operation(
      operationId = "listAskings",
      summary = "Who asked about my certificates",
      description = "The latest 200, one for each certificate, asker, purpose and day.")
  Answer list(Caller caller) {
    Set<HolderRef> own = caller.confinedTo().orElseGet(() -> Set.copyOf(caller.holders()));
    List<View> items = asked.about(own, MOST).stream().map(View::of).toList();
    items.forEach(each -> AuditNote.touched(each.certificate()));
    return new Answer(items);
  }
}
