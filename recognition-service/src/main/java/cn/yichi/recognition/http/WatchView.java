package cn.yichi.recognition.http;

import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.enquiry.HostDecision.GrantedAs;
import cn.yichi.recognition.watch.Change;
import cn.yichi.recognition.watch.Watch;
import cn.yichi.recognition.watch.WatchFeed;
import cn.yichi.recognition.watch.Worth;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A watch as the organisation sees it. */
@Schema(name = "Watch")
record WatchView(
    String id,
    @Schema(description = "id of the share code") String codeId,
    @Schema(description = "id of the certificate") String certificate,
    Instant since,
    @Schema(description = "the last day of the holder's consent") LocalDate until,
    @Schema(
            description =
                "OVER: the last day of the consent is over; WITHDRAWN: the holder took it back;"
                    + " ENDED: the organisation ended it. Only of an OPEN one changes are told.")
        Watch.State state,
    @Schema(description = "what held when it was looked at last") WorthView worth) {

  /** What a certificate is worth, in codes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WatchedWorth")
  record WorthView(
      @Schema(allowableValues = {"GRANTED", "CONDITIONAL", "REFERRED", "REFUSED", "NO_AGREEMENT"})
          String outcome,
      @Schema(description = "code of what is granted") @Nullable String equivalence,
      @Nullable String level,
      @Nullable String title,
      List<String> conditions) {
    static WorthView of(Worth worth) {
      return new WorthView(
          worth.outcome(),
          worth.granted().map(GrantedAs::type).orElse(null),
          worth.granted().flatMap(GrantedAs::level).orElse(null),
          worth.granted().flatMap(GrantedAs::title).orElse(null),
          worth.conditions());
    }
  }

  /** A change, in its place among all that the organisation is told. */
  @Schema(name = "WatchedChange")
  record ChangeView(
      @Schema(description = "larger than that of every change before") long sequence,
      @Schema(description = "the same however often it is told") String id,
      @Schema(description = "id of the watch") String watch,
      @Schema(description = "id of the certificate") String certificate,
      WorthView from,
      WorthView to,
      @Schema(
              allowableValues = {
                "NEW",
                "CORRECTION",
                "STATUS",
                "ISSUER",
                "AGREEMENT",
                "RULING",
                "BACKFILL"
              })
          String cause,
      @Schema(description = "the legal day that the new answer is about") LocalDate day,
      Instant at) {
    static ChangeView of(WatchFeed.Entry entry) {
      Change change = entry.change();
      return new ChangeView(
          entry.sequence(),
          change.id(),
          change.watch().value(),
          change.certificate().value(),
          WorthView.of(change.from()),
          WorthView.of(change.to()),
          change.cause(),
          change.day(),
          change.at());
    }
  }

  /** A watch as the holder sees it: who watches, and what was told. */
  @Schema(name = "WatchOfMine")
  record OfHolder(
      @Schema(description = "org/ and a social credit code", example = "org/91500000MA5U00000W")
          String by,
      Instant since,
      Watch.State state,
      @Schema(description = "the last 100") List<Told> told) {
    static OfHolder of(Watch watch, LocalDate today) {
      return new OfHolder(
          Asking.by(watch.organisation()),
          watch.since(),
          watch.state(today),
          watch.told().stream()
              .map(it -> new Told(it.at(), it.day(), it.from(), it.to(), it.cause()))
              .toList());
    }
  }

  /** That the organisation was told of a change. */
  @Schema(name = "WatchTold")
  record Told(Instant at, LocalDate day, String from, String to, String cause) {}

  static WatchView of(Watch watch, LocalDate today) {
    return new WatchView(
        watch.id().value(),
        watch.code().value(),
        watch.certificate().value(),
        watch.since(),
        watch.until(),
        watch.state(today),
        WorthView.of(watch.worth()));
  }
}
