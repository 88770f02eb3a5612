package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.NamedHolder;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Persons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a holder may have done to the own contact data. */
@RestController
@RequestMapping("/api/holders/{holderRef}")
@Tag(name = "holders")
class HolderController {
  private final Persons persons;
  private final LinkedHolders linked;

  HolderController(Persons persons, LinkedHolders linked) {
    this.persons = persons;
    this.linked = linked;
  }

  @Audited(action = "holder.erase-contact", kind = AuditKind.CHANGE)
  @Allow(value = OFFICER, within = REGION)
  @Allow(value = WORKER, within = HOLDER)
  @DeleteMapping("/contact")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "eraseContact",
      summary = "Erase a holder's contact data",
      description =
          "The number and its key are destroyed, and the region's notification service is told; what"
              + " waits to be sent goes to the inbox only. It reaches the person under all documents"
              + " that are linked. The same answer when repeated. A number"
              + " that came with a certificate issued on that day or before is not taken in again.")
  void erase(
      @Parameter(description = "a holder reference; me for the worker himself") @PathVariable
          String holderRef,
      Caller caller) {
    Set<HolderRef> person = new LinkedHashSet<>();
    NamedHolder.of(holderRef, caller).forEach(ref -> person.addAll(linked.all(ref)));
    Set<Persons.Erased> outcomes = EnumSet.noneOf(Persons.Erased.class);
    for (HolderRef each : person) {
      AuditNote.touched(each.value());
      outcomes.add(persons.eraseContact(each));
    }
    if (outcomes.contains(Persons.Erased.BUSY)) {
      throw Versions.busy();
    }
    if (!outcomes.contains(Persons.Erased.GONE)) {
      throw unknown();
    }
  }

  /** Repeats nothing: whoever asks may have put a number where the pseudonym belongs. */
  static ProblemException unknown() {
    return Problem.of(RegistryProblem.HOLDER_UNKNOWN).field("holderRef", "").exception();
  }
}
