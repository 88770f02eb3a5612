package cn.yichi.recognition.http;

import cn.yichi.recognition.decision.Rules;
import cn.yichi.recognition.decision.Touched;
import cn.yichi.recognition.reassessment.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run over stored decisions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reassessment")
record ReassessmentView(
    String id,
    @Schema(
            description = "what moved: RULES (agreements, rulings, engine), DAY, ISSUER or REVIEWS",
            example = "RULES")
        String kind,
    @Schema(
            description =
                "whom it reaches: home regions with kinds of certificates, an issuer, or a day",
            example = "[\"510000/SKILL_LEVEL\"]")
        List<String> reaches,
    @Schema(description = "what decisions rest on when it has ended") String target,
    @Schema(description = "cause that its decisions state", example = "AGREEMENT") String cause,
    @Schema(description = "OPEN, ENDED, or SUPERSEDED by a newer one") String state,
    @Schema(description = "how many decisions were touched when it began") long expected,
    @Schema(description = "how many certificates were looked at") long examined,
    @Schema(description = "how many of them have another answer now") long changed,
    int buckets,
    int bucketsDone,
    Instant begun,
    @Schema(description = "when a step was done last, or when it began") Instant moved,
    @Nullable Instant ended) {

  static ReassessmentView of(Run run) {
    return new ReassessmentView(
        run.id(),
        run.aim().kind().name(),
        reaches(run.touched()),
        run.aim().target(),
        run.cause().name(),
        run.state().name(),
        run.expected(),
        run.examined(),
        run.changed(),
        run.buckets().size(),
        run.buckets().size() - run.open().size(),
        run.begun(),
        run.moved(),
        run.ended().orElse(null));
  }

  private static List<String> reaches(Touched touched) {
    return switch (touched) {
      case Touched.ByRules(var texts) ->
          texts.stream().map(Rules::reachOf).distinct().sorted().toList();
      case Touched.ByDay(var day) -> List.of(day.toString());
      case Touched.ByIssuer(var issuer, var notOn) ->
          List.of(issuer.home().code() + "/" + issuer.code().value());
    };
  }
}
