package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.ORGANISATION;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.authorisation.Authorisation;
import cn.yichi.recognition.authorisation.AuthorisationId;
import cn.yichi.recognition.authorisation.AuthorisePersons;
import cn.yichi.recognition.authorisation.AuthorisePersons.Outcome;
import cn.yichi.recognition.authorisation.RecordedAuthorisations;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Officers record who acts for an organisation, and end it; a person acts, and stops acting, within
 * {@code yichi.security.remember}.
 */
@RestController
@RequestMapping("/api/organisations/{organisation}/authorisations")
@Tag(name = "authorisations")
class AuthorisationController {
  private static final int MOST = 200;
  private static final Duration LATER = Duration.ofSeconds(1);

  private final AuthorisationReading reading;
  private final AuthorisePersons persons;
  private final RecordedAuthorisations recorded;

  AuthorisationController(
      AuthorisationReading reading, AuthorisePersons persons, RecordedAuthorisations recorded) {
    this.reading = reading;
    this.persons = persons;
    this.recorded = recorded;
  }

  /** A page of an organisation's authorisations. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AuthorisationPage")
  record Page(
      List<AuthorisationView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @Allow(value = OFFICER, within = REGION)
  @Idempotent
  @Audited(action = "authorisation.record", kind = AuditKind.CHANGE)
  @PostMapping
  @Operation(
      operationId = "recordAuthorisation",
      summary = "Record that a person acts for an organisation",
      description =
          "201 when recorded now, 200 when the same person is on record for the same organisation"
              + " and days. At most 100 open ones a person and 10000 an organisation. A social"
              + " credit code whose check character does not fit is warned of, not refused."
              + " Honours Idempotency-Key.")
  @ApiResponse(responseCode = "201", description = "recorded")
  @ApiResponse(responseCode = "200", description = "on record already")
  ResponseEntity<AuthorisationView> record(
      @PathVariable String organisation,
      @RequestBody AuthorisationReading.Body body,
      Locale locale) {
    var stated = reading.statement(organisation, body, persons.today());
    return switch (persons.record(stated)) {
      case Outcome.Recorded(var now) ->
          ResponseEntity.created(address(now)).body(view(now, locale));
      case Outcome.AlreadyRecorded(var before) ->
          ResponseEntity.ok().location(address(before)).body(view(before, locale));
      case Outcome.PersonFull full ->
          throw Problem.of(RecognitionProblem.PERSON_FULL)
              .with("most", AuthorisePersons.MOST_OF_PERSON)
              .exception();
      case Outcome.OrganisationFull full ->
          throw Problem.of(RecognitionProblem.ORGANISATION_FULL)
              .with("most", AuthorisePersons.MOST_OF_ORGANISATION)
              .exception();
      case Outcome.Busy busy ->
          throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(LATER).exception();
    };
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "authorisation.list", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Operation(
      operationId = "listAuthorisations",
      summary = "The authorisations of an organisation, ended ones too, in the order of ids",
      description = "limit from 1 to 200")
  Page page(
      @PathVariable String organisation,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Locale locale) {
    int size = Paging.limit(limit, MOST);
    List<Authorisation> found =
        recorded.page(
            AuthorisationReading.organisation(organisation),
            Paging.cursor(after, AuthorisationId::new),
            size);
    String next = found.size() < size ? null : found.getLast().id().value();
    return new Page(found.stream().map(each -> view(each, locale)).toList(), next);
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "authorisation.show", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{id}")
  @Operation(operationId = "showAuthorisation", summary = "One authorisation")
  AuthorisationView show(
      @PathVariable String organisation, @PathVariable String id, Locale locale) {
    SocialCreditCode whom = AuthorisationReading.organisation(organisation);
    return recorded
        .find(whom, AuthorisationReading.id(id))
        .map(found -> view(found, locale))
        .orElseThrow(() -> AuthorisationReading.unknown(id).exception());
  }

  @Allow(value = OFFICER, within = REGION)
  @Audited(action = "authorisation.end", kind = AuditKind.CHANGE)
  @DeleteMapping("/{id}")
  @Operation(
      operationId = "endAuthorisation",
      summary = "End an authorisation now",
      description = "It stays on record. One that was ended before is answered as it was.")
  AuthorisationView end(@PathVariable String organisation, @PathVariable String id, Locale locale) {
    SocialCreditCode whom = AuthorisationReading.organisation(organisation);
    return persons
        .end(whom, AuthorisationReading.id(id))
        .map(ended -> view(ended, locale))
        .orElseThrow(() -> AuthorisationReading.unknown(id).exception());
  }

  private AuthorisationView view(Authorisation authorisation, Locale locale) {
    AuditNote.touched(authorisation.id().value());
    return AuthorisationView.of(authorisation, persons.today(), locale);
  }

  private static URI address(Authorisation authorisation) {
    return URI.create(
        "/api/organisations/"
            + authorisation.stated().organisation().value()
            + "/authorisations/"
            + authorisation.id().value());
  }
}
