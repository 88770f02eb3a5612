package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Scope.ORGANISATION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.audit.Actor;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.AuditTrail;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.audit.Deed;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.http.WatchView.ChangeView;
import cn.yichi.recognition.watch.ReadChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employers are told what changed of what they watch: page by page, or as it happens. */
@RestController
@RequestMapping("/api/watches")
@Tag(name = "watches")
class ChangeController {
  private static final int MOST = 200;
  private static final String STREAM = "watch.stream";
  private static final Duration LATER = Duration.ofSeconds(30);

  private final ReadChanges changes;
  private final ChangeStreams streams;
  private final AuditTrail trail;
  private final Clock clock;

  ChangeController(ReadChanges changes, ChangeStreams streams, AuditTrail trail, Clock clock) {
    this.changes = changes;
    this.streams = streams;
    this.trail = trail;
    this.clock = clock;
  }

  /** A page of changes. */
  @Schema(name = "WatchedChangePage")
  record Page(
      List<ChangeView> items,
      @Schema(description = "send as after to go on, now or later; also where items is empty")
          String next,
      @Schema(description = "whether more stand there already") boolean more) {}

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "watch.changes", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/changes")
  @Operation(
      operationId = "listWatchedChanges",
      summary = "What changed of what the organisation watches, the oldest first",
      description =
          "limit from 1 to 200. Changes of a watch whose consent was taken back or is over are"
              + " not shown any more.")
  Page list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    int size = Paging.limit(limit, MOST);
    long place = Paging.cursor(after, ChangeController::place).orElse(0L);
    ReadChanges.Part part = changes.after(organisation(caller), place, size);
    part.entries().forEach(each -> AuditNote.touched(each.change().certificate().value()));
    return new Page(
        part.entries().stream().map(ChangeView::of).toList(),
        Long.toString(part.next()),
        part.more());
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = STREAM, kind = AuditKind.PERSONAL_READ)
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "streamWatchedChanges",
      summary = "The same as server-sent events, as they happen",
      description =
          "Each event is named change, its data is a WatchedChange and its id the sequence. Whoever"
              + " sends Last-Event-ID goes on after it; without it only what is told from now on"
              + " comes. A silent stream sends a comment now and then, and every stream ends after"
              + " ten minutes: connect again with the last id.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  void stream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    SocialCreditCode organisation = organisation(caller);
    Optional<Long> place = Paging.cursor(last, ChangeController::place);
    Optional<ChangeStreams.Turn> turn = streams.enter(organisation);
    if (turn.isEmpty()) {
      throw Problem.of(RecognitionProblem.WATCH_STREAMS_FULL)
          .with("most", streams.most())
          .retryAfter(LATER)
          .exception();
    }
    try (ChangeStreams.Turn open = turn.get()) {
      long from = place.orElseGet(() -> changes.last(organisation));
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      Actor reader = Actor.of(request);
      open.send(from, response.getOutputStream(), shown -> enter(reader, shown));
    }
  }

  /** The entry of the request is written before the first byte: each part has one of its own. */
  private void enter(Actor reader, List<CertificateId> shown) {
    List<String> ids = shown.stream().map(CertificateId::value).toList();
    trail.record(
        new Deed(
            clock.instant(),
            AuditKind.PERSONAL_READ,
            STREAM,
            reader,
            new Deed.About(ids, Optional.empty(), ""),
            new Deed.Result(HttpServletResponse.SC_OK, "")));
  }

  private static long place(String text) {
    long place = Long.parseLong(text);
    if (place < 0 || !text.equals(Long.toString(place))) {
      throw new IllegalArgumentException("no place in a feed");
    }
    return place;
  }

  private static SocialCreditCode organisation(Caller caller) {
    return caller.organisation().orElseThrow();
  }
}
