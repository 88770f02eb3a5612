package cn.yichi.recognition.http;

import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.share.Consent;
import cn.yichi.recognition.share.Opening;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.watch.Watch;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A share code as its maker sees it; never the code itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ShareCode")
record ShareCodeView(
    String id,
    @Schema(description = "id of the certificate") String certificate,
    @Schema(allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"}) String purpose,
    @Schema(
            description =
                "LOCKED: it was tried with five wrong birth dates. Only an OPEN one opens anything.")
        ShareCode.State state,
    Instant madeAt,
    @Schema(description = "the last day") LocalDate expires,
    @Schema(description = "the day the answer is about; absent: the day it is opened")
        @Nullable LocalDate asOf,
    @Schema(description = "how often it was tried with a wrong birth date") int wrongDates,
    @Schema(description = "who opened it") List<Opened> openings,
    @Schema(description = "absent where none was given") @Nullable ConsentView watchConsent,
    @Schema(description = "who watches by that consent, and what they were told")
        List<WatchView.OfHolder> watches) {

  /** That an organisation opened it. */
  @Schema(name = "ShareCodeOpened")
  record Opened(
      @Schema(description = "org/ and a social credit code", example = "org/91500000MA5U00000W")
          String by,
      Instant first,
      Instant last,
      int times) {
    static Opened of(Opening opening) {
      return new Opened(Asking.by(opening.by()), opening.first(), opening.last(), opening.times());
    }
  }

  /** Consent to being watched. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WatchConsent")
  record ConsentView(LocalDate until, boolean holds, @Nullable Instant withdrawnAt) {
    static ConsentView of(Consent consent, LocalDate today) {
      return new ConsentView(
          consent.until(), consent.holds(today), consent.withdrawnAt().orElse(null));
    }
  }

  static ShareCodeView of(ShareCode code, List<Watch> watches, LocalDate today) {
    return new ShareCodeView(
        code.id().value(),
        code.certificate().value(),
        code.purpose().name(),
        code.state(today),
        code.madeAt(),
        code.until(),
        code.asOf().orElse(null),
        code.wrongDates(),
        code.openings().stream().map(Opened::of).toList(),
        code.consent().map(it -> ConsentView.of(it, today)).orElse(null),
        watches.stream().map(it -> WatchView.OfHolder.of(it, today)).toList());
  }
}
