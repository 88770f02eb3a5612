package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.IssuerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what people want to have done about an agreement, and gathers every fault. */
final class MeasureReading {
  private static final int LONGEST_REASON = 200;
  private static final String KINDS =
      Arrays.stream(Measure.Kind.values()).map(Enum::name).collect(Collectors.joining(", "));

  private static final int MOST_LEVELS = 8;

  private final FieldReading fields = new FieldReading();

  String digest(@Nullable String text) {
    return fields
        .required("digest", text, it -> it.matches("[0-9a-f]{64}") ? Parsed.valid(it) : odd(it))
        .orElse("");
  }

  /** A reason that must be stated; it is published, so it holds no personal numbers. */
  String reason(@Nullable String text) {
    return reason("reason", text);
  }

  String reason(String field, @Nullable String text) {
    return fields.required(field, text, LONGEST_REASON, MeasureReading::published).orElse("");
  }

  /** A word of an enum that must be stated; its first, with a fault noted, where it is not. */
  <E extends Enum<E>> E constant(String field, @Nullable String text, Class<E> type) {
    return fields
        .required(field, text, it -> of(it, word -> Enum.valueOf(type, word)))
        .orElse(type.getEnumConstants()[0]);
  }

  /** An id that must be stated. */
  String id(String field, @Nullable String text) {
    return fields.required(field, text, MeasureReading::id).orElse("none");
  }

  <T> Optional<T> needed(String field, @Nullable String text, Function<String, T> reading) {
    return fields.required(field, text, it -> of(it, reading));
  }

  /** See {@link FieldReading#code}. */
  <T> Optional<T> code(
      String field, @Nullable String text, Function<String, T> reading, String known) {
    return fields.code(field, text, it -> of(it, reading), known);
  }

  <T> Optional<T> optional(String field, @Nullable String text, Function<String, T> reading) {
    return fields.optional(field, text, it -> of(it, reading));
  }

  /** An issuer of a region; refused at once, for nothing else can be said of it. */
  IssuerId issuer(String region, String code) {
    Optional<Region> home = fields.required("region", region, Region::parse);
    Optional<IssuerCode> issuer = fields.required("issuer", code, IssuerCode::parse);
    check();
    return new IssuerId(home.orElseThrow(), issuer.orElseThrow());
  }

  static Parsed<String> published(String text) {
    if (Finding.holdsUnreadable(text)) {
      return Parsed.invalid(FaultCode.UNREADABLE_CHARACTERS, "");
    }
    return Finding.holdsPersonalNumber(text)
        ? Parsed.invalid(FaultCode.PERSONAL_NUMBER, "")
        : Parsed.valid(text);
  }

  LocalDate day(String field, @Nullable String text) {
    return fields.required(field, text, StatedDate::parse).orElse(LocalDate.EPOCH);
  }

  /** A day from 1950 until a year from today, for what nobody decides for the far future. */
  LocalDate soon(String field, @Nullable String text, LocalDate today) {
    fields.required(field, text, Parsed::valid);
    return fields.day(field, text, today, "day-out-of-range").orElse(LocalDate.EPOCH);
  }

  void check() {
    fields.check();
  }

  /**
   * A measure of this region.
   *
   * @throws cn.yichi.platform.problem.ProblemException naming every field at fault
   */
  Measure measure(AgreementActController.Wanted body, Region own) {
    String id = fields.required("id", body.id(), MeasureReading::id).orElse("none");
    Optional<Measure.Kind> kind = fields.code("kind", body.kind(), MeasureReading::kind, KINDS);
    Measure.Reach reach =
        new Measure.Reach(
            fields.optional("clause", body.clause(), MeasureReading::id),
            fields.optional("occupation", body.occupation(), MeasureReading::occupation),
            levels(body.levels()),
            fields.optional("issuer", body.issuer(), IssuerCode::parse));
    LocalDate from = day("from", body.from());
    Optional<LocalDate> until = fields.optional("until", body.until(), StatedDate::parse);
    String reason = reason(body.reason());
    if (kind.isPresent()) {
      together(kind.get(), reach, from, until);
    }
    check();
    return new Measure(id, own, kind.orElseThrow(), reach, from, until, reason);
  }

  private void together(
      Measure.Kind kind, Measure.Reach reach, LocalDate from, Optional<LocalDate> until) {
    if ((kind == Measure.Kind.SAFEGUARD) == reach.isWhole()) {
      fields.fault(
          FieldFault.of(
              RecognitionProblem.AGREEMENT_FAULTY, "kind", "measure-reach", kind.name(), Map.of()));
    }
    if (until.filter(last -> last.isBefore(from)).isPresent()) {
      fields.fault(
          FieldFault.of(
              RecognitionProblem.AGREEMENT_FAULTY,
              "until",
              "until-before-from",
              until.get().toString(),
              Map.of("from", from.toString())));
    }
    if (kind == Measure.Kind.TERMINATION && until.isPresent()) {
      fields.fault(
          FieldFault.of(
              RecognitionProblem.AGREEMENT_FAULTY,
              "until",
              "termination-until",
              until.get().toString(),
              Map.of()));
    }
  }

  private List<SkillLevel> levels(@Nullable List<@Nullable String> texts) {
    List<SkillLevel> levels = new ArrayList<>();
    if (texts != null) {
      if (texts.size() > MOST_LEVELS) {
        fields.fault(FieldFault.of("levels", Finding.of(FaultCode.TOO_LONG)));
        return levels;
      }
      for (int i = 0; i < texts.size(); i++) {
        fields
            .required("levels[" + i + "]", texts.get(i), SkillLevel::parse)
            .filter(level -> !levels.contains(level))
            .ifPresent(levels::add);
      }
    }
    return levels;
  }

  private static Parsed<String> id(String text) {
    return text.matches("[a-z0-9]+(-[a-z0-9]+)*") && text.length() <= 80
        ? Parsed.valid(text)
        : odd(text);
  }

  private static Parsed<Measure.Kind> kind(String text) {
    return of(text, Measure.Kind::valueOf);
  }

  private static Parsed<Occupation> occupation(String text) {
    return of(text, Occupation::ofKey);
  }

  private static <T> Parsed<T> of(String text, Function<String, T> reading) {
    try {
      return Parsed.valid(reading.apply(text));
    } catch (IllegalArgumentException none) {
      return odd(text);
    }
  }

  private static <T> Parsed<T> odd(String text) {
    return Parsed.invalid(FaultCode.BAD_FORMAT, text);
  }
}
