package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.abuse.RevealLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.NamedHolder;
import cn.yichi.registry.certificate.PersonField;
import cn.yichi.registry.certificate.Persons;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a holder's data in clear, which nothing else does. */
@RestController
@RequestMapping("/api/holders/{holderRef}/reveal")
@Tag(name = "holders")
class RevealController {
  private final Persons persons;
  private final RevealLimit limit;

  RevealController(Persons persons, RevealLimit limit) {
    this.persons = persons;
    this.limit = limit;
  }

  /** What was asked for, in clear; what is not known is absent. */
  @Schema(name = "RevealAnswer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(@Nullable String name, @Nullable String documentNumber, @Nullable String mobile) {
    static Answer of(Map<PersonField, String> opened) {
      return new Answer(
          opened.get(PersonField.NAME),
          opened.get(PersonField.DOCUMENT_NUMBER),
          opened.get(PersonField.MOBILE));
    }

    /** No value: it must not reach a log. */
    @Override
    public String toString() {
      return "Answer";
    }
  }

  @Audited(action = "holder.reveal", kind = AuditKind.PERSONAL_READ)
  @Allow(value = OFFICER, within = REGION)
  @PostMapping
  @Operation(
      operationId = "revealHolder",
      summary = "Show a holder's data in clear, for a stated purpose",
      description =
          "Shows the fields asked for and no others. Everybody may have a bounded number of holders"
              + " revealed in an hour; who was revealed counts once, a request that failed does not"
              + " count. Whom retention has erased is unknown. Idempotency-Key has no effect: such an answer is not kept.")
  Answer reveal(@PathVariable String holderRef, @RequestBody RevealBody body, Caller caller) {
    HolderRef ref = NamedHolder.of(holderRef);
    RevealBody.Wanted wanted = body.wanted();
    AuditNote.purpose(wanted.purpose().code() + " " + Finding.label(wanted.purpose().words()));
    AuditNote.touched(ref.value());
    var opened = persons.reveal(ref, wanted.fields()).orElseThrow(HolderController::unknown);
    if (!opened.isEmpty()) {
      limit.admit(caller, ref.value());
    }
    return Answer.of(opened);
  }
}
