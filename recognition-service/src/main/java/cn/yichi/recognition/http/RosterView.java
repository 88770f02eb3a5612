package cn.yichi.recognition.http;

import cn.yichi.recognition.roster.RosterJob;
import cn.yichi.recognition.roster.RosterText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A roster and how far the work on it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Roster")
record RosterView(
    String id,
    @Schema(
            allowableValues = {"QUEUED", "RUNNING", "COMPLETED", "FAILED"},
            description = "the result is there when COMPLETED, whole, and not before")
        String state,
    @Schema(allowableValues = {"CSV", "XLSX"}) String form,
    @Schema(description = "region asked about") RegionView host,
    @Schema(description = "the legal day of all answers") LocalDate asOf,
    String purpose,
    @Schema(description = "rows read") long read,
    @Schema(description = "rows answered; as many as read when COMPLETED") long answered,
    @Schema(description = "rows answered, by answer code") Map<String, Long> outcomes,
    Instant receivedAt,
    @Nullable Instant endedAt,
    @Schema(description = "why it failed") @Nullable String fault) {

  static RosterView of(RosterJob job, Locale locale) {
    Map<String, Long> outcomes = new TreeMap<>();
    job.progress().outcomes().forEach((outcome, rows) -> outcomes.put(outcome.name(), rows));
    return new RosterView(
        job.id().value(),
        job.state().name(),
        job.sheet().form().name(),
        RegionView.of(job.ask().host(), locale),
        job.ask().asOf(),
        job.ask().purpose().name(),
        job.sheet().rows(),
        job.progress().answered(),
        outcomes,
        job.sheet().receivedAt(),
        job.endedAt().orElse(null),
        job.fault().map(fault -> RosterText.reason(fault, locale)).orElse(null));
  }
}
