package cn.yichi.notification.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.Language;
import cn.yichi.notification.contact.Persons;
import cn.yichi.notification.notice.Notice;
import cn.yichi.notification.notice.NoticeBooks;
import cn.yichi.notification.notice.NoticeText;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.NamedHolder;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads notices; texts in the caller's language. */
@RestController
@OpenAPIDefinition(
    info = @Info(title = "Yichi: notification service", version = "1"),
    servers = @Server(url = "http://127.0.0.1:8083"))
@ApiResponse(responseCode = "200", useReturnTypeSchema = true)
@Tag(name = "Notices", description = "What holders are told, and how far each delivery is")
class NoticeController {
  private static final int MOST_IN_INBOX = 200;
  private static final int MOST_IN_BOOKS = 10_000;
  private static final Duration SUMMARY_AGE = Duration.ofSeconds(1);

  /** Counting takes at most one part in so many of the time. */
  private static final int COUNTING_SHARE = 20;

  private final NoticeBooks books;
  private final Persons persons;
  private final NoticeText text;
  private final Clock clock;
  private final ReentrantLock counting = new ReentrantLock();
  private Optional<SummaryView> lastSummary = Optional.empty();
  private Duration summaryAge = SUMMARY_AGE;

  NoticeController(NoticeBooks books, Persons persons, NoticeText text, Clock clock) {
    this.books = books;
    this.persons = persons;
    this.text = text;
    this.clock = clock;
  }

  @Allow(value = WORKER, within = HOLDER)
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Audited(action = "inbox.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/api/holders/{holderRef}/notices")
  @Operation(
      operationId = "inbox",
      summary = "A holder's inbox, newest first",
      description =
          "Only released notices; one that still gathers news is not shown yet. Shows what goes by"
              + " the holder's other pseudonyms too.")
  Page<NoticeView> inbox(
      @Parameter(description = "a holder reference; me for the worker himself") @PathVariable
          String holderRef,
      @Parameter(description = "\"next\" of the page before") @RequestParam(required = false)
          @Nullable String after,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "20") int limit,
      Caller caller,
      @Parameter(hidden = true) Locale locale) {
    int most = Page.limit(limit, MOST_IN_INBOX);
    Set<Recipient> asked = own(caller);
    for (HolderRef ref : NamedHolder.of(holderRef, caller)) {
      asked.add(new Recipient.Holder(ref));
    }
    Set<Recipient> person = person(asked);
    touched(person);
    List<Notice> found = books.inbox(person, Page.place(after), most + 1);
    return Page.of(
        found,
        most,
        notice -> NoticeView.of(notice, text, language(locale)),
        notice -> Page.cursor(new NoticeBooks.Place(notice.inbox().at(), notice.key())));
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping("/api/notices/summary")
  @Operation(
      operationId = "noticeSummary",
      summary = "How many notices there are, by kind, and by channel and state")
  SummaryView summary() {
    // One caller counts for all: counting reads every notice.
    counting.lock();
    try {
      Instant now = clock.instant();
      return lastSummary
          .filter(summary -> now.isBefore(summary.asOf().plus(summaryAge)))
          .orElseGet(() -> count(now));
    } finally {
      counting.unlock();
    }
  }

  private SummaryView count(Instant now) {
    SummaryView summary = SummaryView.of(books.counts(), now);
    Duration cost = Duration.between(now, clock.instant());
    Duration fair = cost.multipliedBy(COUNTING_SHARE);
    summaryAge = fair.compareTo(SUMMARY_AGE) > 0 ? fair : SUMMARY_AGE;
    lastSummary = Optional.of(summary);
    return summary;
  }

  @Allow(value = WORKER, within = HOLDER)
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Audited(action = "notice.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/api/notices/{*key}")
  @Operation(operationId = "notice", summary = "One notice with the state of each delivery")
  NoticeView notice(
      @Parameter(description = "The notice's key, slashes included") @PathVariable String key,
      Caller caller,
      @Parameter(hidden = true) Locale locale) {
    String bare = key.startsWith("/") ? key.substring(1) : key;
    return books
        .find(bare)
        .filter(notice -> isTold(notice, caller))
        .map(
            notice -> {
              AuditNote.touched(notice.key());
              return NoticeView.of(notice, text, language(locale));
            })
        .orElseThrow(() -> NoticeProblems.notFound(bare));
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @Audited(action = "books.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/api/books")
  @Operation(
      operationId = "books",
      summary = "Every notice as a line of the books, by key",
      description = "For reconciliation: which decisions were told to whom, and how far that is.")
  Page<BookView> books(
      @Parameter(description = "\"next\" of the page before") @RequestParam(required = false)
          @Nullable String after,
      @Parameter(description = "1 to 10000") @RequestParam(defaultValue = "1000") int limit) {
    int most = Page.limit(limit, MOST_IN_BOOKS);
    List<Notice> found = books.page(Page.decode(after), most + 1);
    found.stream().limit(most).forEach(notice -> AuditNote.touched(notice.key()));
    return Page.of(found, most, BookView::of, Notice::key);
  }

  /** Another holder's notice is answered as if there were none. */
  private boolean isTold(Notice notice, Caller caller) {
    if (caller.confinedTo().isEmpty()) {
      return true;
    }
    Set<Recipient> own = own(caller);
    return own.contains(notice.recipient()) || person(own).contains(notice.recipient());
  }

  /** By what alone a caller is known who sees nobody else's; none for others. */
  private static Set<Recipient> own(Caller caller) {
    return caller.confinedTo().stream()
        .flatMap(Set::stream)
        .map(Recipient.Holder::new)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Set<Recipient> person(Set<Recipient> known) {
    return persons.of(known).values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** Each pseudonym by which something may be shown. */
  private static void touched(Set<Recipient> person) {
    for (Recipient each : person) {
      if (each instanceof Recipient.Holder(HolderRef ref)) {
        AuditNote.touched(ref.value());
      }
    }
  }

  private static Language language(Locale locale) {
    return Language.of(locale.toLanguageTag());
  }
}
