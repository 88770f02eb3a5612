package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.OpenProposal;
import cn.yichi.platform.proposal.ProposalView;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.ReviewDecisions;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.review.OwnReview;
import cn.yichi.recognition.review.OwnReviews;
import cn.yichi.recognition.review.ReviewIssuers;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What this region found about issuers on other regions' files. */
@RestController
@RequestMapping("/api/reviews")
@Tag(name = "reviews")
class ReviewController {
  private static final int MOST = 500;

  private final ReviewIssuers reviewing;
  private final OwnReviews reviews;
  private final OpenProposal proposing;
  private final JudgeCase judge;

  ReviewController(
      ReviewIssuers reviewing, OwnReviews reviews, OpenProposal proposing, JudgeCase judge) {
    this.reviewing = reviewing;
    this.reviews = reviews;
    this.proposing = proposing;
    this.judge = judge;
  }

  /** What was found. */
  @Schema(name = "ReviewFinding")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"PASSED", "FAILED", "WITHDRAWN"})
          @Nullable String result,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-12-01")
          @Nullable String from,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "the review it rests on; published",
              example = "2026年备案交叉互评")
          @Nullable String basis) {}

  /** One finding as it is published. */
  @Schema(name = "PublishedFinding")
  record Found(String result, LocalDate from, String basis) {}

  /** All findings about one issuer. */
  @Schema(name = "IssuerReview")
  record Entry(String region, String issuer, int version, List<Found> findings) {
    static Entry of(OwnReview review) {
      return new Entry(
          review.issuer().home().code(),
          review.issuer().code().value(),
          review.version(),
          review.findings().stream()
              .map(each -> new Found(each.result().name(), each.from(), each.basis()))
              .toList());
    }
  }

  /** A page. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReviewPage")
  record Page(
      List<Entry> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @OpenToAll("findings are published")
  @GetMapping
  @Operation(
      operationId = "listReviews",
      summary = "What this region found about other regions' issuers",
      description = "limit from 1 to 500")
  Page page(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    int size = Paging.limit(limit, MOST);
    List<OwnReview> found = reviews.page(Paging.cursor(after, ReviewController::issuer), size);
    return new Page(
        found.stream().map(Entry::of).toList(),
        found.size() < size
            ? null
            : found.getLast().issuer().home().code()
                + "/"
                + found.getLast().issuer().code().value());
  }

  @Idempotent
  @Audited(action = "review.propose", kind = AuditKind.CHANGE)
  @PostMapping("/{region}/{issuer}")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeReview",
      summary = "Propose to publish what was found about another region's issuer",
      description =
          "It holds from its first day until the next finding, in every region, once another person"
              + " confirms the proposal. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> propose(
      @PathVariable String region,
      @PathVariable String issuer,
      @RequestBody Body body,
      Caller caller,
      HttpServletRequest request) {
    MeasureReading reading = new MeasureReading();
    IssuerId named = reading.issuer(region, issuer);
    OwnReview.Finding finding =
        new OwnReview.Finding(
            reading.constant("result", body.result(), OwnReview.Result.class),
            reading.soon("from", body.from(), judge.today()),
            reading.reason("basis", body.basis()));
    reading.check();
    return proposing.answer(
        ReviewDecisions.draft(named, reviewing.version(named), finding),
        caller,
        request,
        ReviewController::refusal);
  }

  private static ProblemException refusal(Fit why) {
    String obstacle = why instanceof Fit.NotAllowed(String present) ? present : "OUTDATED";
    return Problem.of(RecognitionProblem.REVIEW_REFUSED)
        .fault(
            new FieldFault(
                "result",
                obstacle,
                "",
                locale ->
                    new FieldFault.Words(
                        AnswerText.say("review." + obstacle, Map.of(), locale),
                        AnswerText.say("review.remedy", Map.of(), locale))))
        .exception();
  }

  private static IssuerId issuer(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("no region before a slash");
    }
    return new IssuerId(
        new Region(text.substring(0, slash)), new IssuerCode(text.substring(slash + 1)));
  }
}
