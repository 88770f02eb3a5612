package cn.yichi.recognition.http;

import static java.util.function.Predicate.not;

import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.share.MakeShareCode.Wish;
import cn.yichi.recognition.share.SecretCode;
import cn.yichi.recognition.share.ShareLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is sent about share codes. Neither a code nor a birth date is ever repeated. */
final class ShareReading {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);

  private final FieldReading fields = new FieldReading();

  /** What a worker sends to make a code. */
  @Schema(name = "ShareCodeWish")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "S000051000123234000001")
          @Nullable String certificateNumber,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"})
          @Nullable String purpose,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "asked of whoever opens the code; kept as a keyed digest only",
              example = "1990-05-17")
          @Nullable String birthDate,
      @Schema(
              description = "the last day; 30 days from today where absent, at most 180",
              example = "2026-12-27")
          @Nullable String expires,
      @Schema(
              description =
                  "the legal day that the answer is about; where absent, the day it is opened")
          @Nullable String asOf,
      @Schema(
              description =
                  "consent: until this day, at most 365 days ahead, whoever opened the code may be"
                      + " told when the answer changes; none where absent")
          @Nullable String watchUntil) {
    /** Shows nothing of what it holds, so that no log line does. */
    @Override
    public String toString() {
      return "ShareCodeWish";
    }
  }

  /** What an employer sends to open a code. */
  @Schema(name = "ShareCodeOpening")
  record OpeningBody(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "spaces, hyphens and case do not matter",
              example = "4F7K-9QWX-2M07")
          @Nullable String code,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1990-05-17")
          @Nullable String birthDate) {
    /** Shows nothing of what it holds, so that no log line does. */
    @Override
    public String toString() {
      return "ShareCodeOpening";
    }
  }

  /** A code and a birth date that somebody tries. */
  record Tried(SecretCode secret, LocalDate birthDate) {
    /** Shows nothing of what it holds, so that no log line does. */
    @Override
    public String toString() {
      return "Tried";
    }
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException when any field is at fault
   */
  Wish wish(Body body, Caller caller, LocalDate today, ShareLimits limits) {
    Optional<Purpose> purpose = purpose(body.purpose());
    Optional<LocalDate> birth = birthDate(body.birthDate(), today);
    Optional<LocalDate> until =
        within("expires", body.expires(), today, today.plusDays(limits.mostDays()));
    Optional<LocalDate> asOf = fields.day("asOf", body.asOf(), today);
    Optional<LocalDate> watch =
        within("watchUntil", body.watchUntil(), today, today.plusDays(limits.mostWatchDays()));
    var certificate =
        fields.identification(
            body.certificateNumber(), null, null, Optional.of(Set.copyOf(caller.holders())));
    return new Wish(
        caller.holders().getFirst(),
        certificate,
        purpose.orElseThrow(),
        birth.orElseThrow(),
        asOf,
        until,
        watch);
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException when any field is at fault
   */
  Tried tried(OpeningBody body, LocalDate today) {
    Optional<String> typed = fields.required("code", body.code(), Parsed::valid);
    Optional<SecretCode> secret = typed.flatMap(SecretCode::parse);
    if (typed.isPresent() && secret.isEmpty()) {
      fault("code", "share-code-misspelt");
    }
    Optional<LocalDate> birth = birthDate(body.birthDate(), today);
    fields.check();
    return new Tried(secret.orElseThrow(), birth.orElseThrow());
  }

  private Optional<Purpose> purpose(@Nullable String text) {
    Optional<String> words = fields.required("purpose", text, Parsed::valid);
    Optional<Purpose> known =
        words.flatMap(
            it -> Arrays.stream(Purpose.values()).filter(p -> p.name().equals(it)).findFirst());
    if (words.isPresent() && known.isEmpty()) {
      fault("purpose", "purpose-unknown");
    }
    return known;
  }

  /** Of the living, so older than what {@code StatedDate} reads of certificates. */
  private Optional<LocalDate> birthDate(@Nullable String text, LocalDate today) {
    Optional<LocalDate> day =
        fields.required("birthDate", text, Parsed::valid).flatMap(it -> anyDay("birthDate", it));
    day.filter(it -> it.isBefore(FIRST_BIRTH) || it.isAfter(today))
        .ifPresent(it -> outOfRange("birthDate", FIRST_BIRTH, today));
    return day;
  }

  private Optional<LocalDate> anyDay(String field, String text) {
    try {
      return Optional.of(
          text.length() == "yyyyMMdd".length()
              ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
              : LocalDate.parse(text));
    } catch (DateTimeException noDay) {
      fault(field, "day-malformed");
      return Optional.empty();
    }
  }

  private Optional<LocalDate> within(
      String field, @Nullable String text, LocalDate first, LocalDate last) {
    Optional<LocalDate> day =
        fields.optional(field, text, Parsed::valid).flatMap(it -> anyDay(field, it));
    day.filter(not(it -> !it.isBefore(first) && !it.isAfter(last)))
        .ifPresent(it -> outOfRange(field, first, last));
    return day;
  }

  private void outOfRange(String field, LocalDate first, LocalDate last) {
    fields.fault(
        FieldFault.of(
            RecognitionProblem.SHARE_CODE_UNKNOWN,
            field,
            "day-out-of-range",
            "",
            Map.of("first", first.toString(), "last", last.toString())));
  }

  private void fault(String field, String code) {
    fields.fault(FieldFault.of(RecognitionProblem.SHARE_CODE_UNKNOWN, field, code, "", Map.of()));
  }
}
