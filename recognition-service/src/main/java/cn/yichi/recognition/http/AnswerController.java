package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.ORGANISATION;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.asking.AnswerPlace;
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.asking.Reply;
import cn.yichi.recognition.asking.ReplyToAnswers;
import cn.yichi.recognition.asking.ReplyToAnswers.Replied;
import cn.yichi.recognition.decision.JudgeCase;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers against holders: who was given them sees the reply, whom they concern may reply. */
@RestController
@RequestMapping("/api/answers")
@Tag(name = "answers")
class AnswerController {
  private static final int MOST = 200;
  private static final Duration LATER = Duration.ofSeconds(5);

  private final GivenAnswers answers;
  private final ReplyToAnswers replies;
  private final JudgeCase judge;

  AnswerController(GivenAnswers answers, ReplyToAnswers replies, JudgeCase judge) {
    this.answers = answers;
    this.replies = replies;
    this.judge = judge;
  }

  /** A holder's reply. */
  @Schema(name = "ReplyWanted")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"AGREES", "OBJECTS", "EXPLAINS"})
          @Nullable String kind,
      @Schema(
              description = "in up to 500 characters, without document or mobile numbers",
              example = "证书已补办备案，附件已交人社部门。")
          @Nullable String text,
      @Schema(description = "whether the organisation may read the text; else only that he replied")
          @Nullable Boolean showText) {}

  /** The latest first. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "GivenAnswers")
  record Page(
      List<GivenView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "answers.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Operation(
      operationId = "listAnswers",
      summary = "Answers against me that organisations were given; the latest first",
      description = "One for each certificate, organisation and purpose; limit from 1 to 200")
  Page list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "200") int limit,
      Caller caller,
      Locale locale) {
    int size = Paging.limit(limit, MOST);
    List<GivenAnswer> found =
        answers.against(own(caller), Paging.cursor(after, AnswerPlace::read), size);
    List<GivenView> items =
        found.stream().flatMap(each -> view(each, true, locale).stream()).toList();
    items.forEach(each -> AuditNote.touched(each.certificate()));
    return new Page(items, found.size() < size ? null : AnswerPlace.of(found.getLast()).text());
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "answer.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{id}")
  @Operation(
      operationId = "showAnswer",
      summary = "An answer that my organisation was given, and whether the holder replied",
      description = "The text of a reply only where the holder says so.")
  GivenView show(@PathVariable String id, Caller caller, Locale locale) {
    GivenView view =
        answers
            .find(id)
            .filter(it -> caller.organisation().filter(it.question().by()::equals).isPresent())
            .flatMap(it -> view(it, false, locale))
            .orElseThrow(() -> unknown(id));
    AuditNote.touched(view.certificate());
    return view;
  }

  @Allow(value = WORKER, within = HOLDER)
  @Idempotent
  @Audited(action = "answer.reply", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/reply")
  @Operation(
      operationId = "replyToAnswer",
      summary = "Reply to an answer against me",
      description =
          "Once. From that day on the organisation may act on the answer. Honours Idempotency-Key.")
  GivenView reply(@PathVariable String id, @RequestBody Body body, Caller caller, Locale locale) {
    return switch (replies.reply(id, own(caller), reply(body))) {
      case Replied.Kept(GivenAnswer answer) -> {
        AuditNote.touched(answer.question().certificate().value());
        yield view(answer, true, locale).orElseThrow();
      }
      case Replied.Unknown none -> throw unknown(id);
      case Replied.AlreadyReplied done ->
          throw Problem.of(RecognitionProblem.ANSWER_REPLIED).exception();
      case Replied.Busy busy ->
          throw Problem.of(RecognitionProblem.ANSWER_BUSY).retryAfter(LATER).exception();
    };
  }

  private Reply reply(Body body) {
    FieldReading fields = new FieldReading();
    Optional<Reply.Kind> kind =
        fields.constant("kind", body.kind(), true, Reply.Kind.class, "reply-kind-unknown");
    Optional<String> text =
        fields.optional("text", body.text(), Reply.LONGEST, MeasureReading::published);
    fields.check();
    return new Reply(kind.orElseThrow(), text, Boolean.TRUE.equals(body.showText()), judge.today());
  }

  private Optional<GivenView> view(GivenAnswer answer, boolean toHolder, Locale locale) {
    return answer
        .adverse()
        .map(term -> GivenView.of(answer, term, toHolder, judge.today(), locale));
  }

  private static Set<HolderRef> own(Caller caller) {
    return caller.confinedTo().orElseGet(() -> Set.copyOf(caller.holders()));
  }

  private static ProblemException unknown(String id) {
    return Problem.of(RecognitionProblem.ANSWER_UNKNOWN).field("id", id).exception();
  }
}
