package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.recognition.enquiry.Identification;
import cn.yichi.recognition.enquiry.StatedFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one request and gathers every fault. */
final class FieldReading {
  private static final int LONGEST = 200;
  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);

  private final List<FieldFault> faults = new ArrayList<>();

  /** An absent or blank field is empty. */
  <T> Optional<T> optional(
      String field, @Nullable String text, Function<String, Parsed<T>> reading) {
    return optional(field, text, LONGEST, reading);
  }

  <T> Optional<T> optional(
      String field, @Nullable String text, int longest, Function<String, Parsed<T>> reading) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Parsed<T> parsed =
        text.length() > longest
            ? Parsed.invalid(FaultCode.TOO_LONG, "")
            : reading.apply(text.strip());
    parsed.refusal().ifPresent(finding -> fault(FieldFault.of(field, finding)));
    return parsed.asOptional();
  }

  /** An absent or blank field is a fault. */
  <T> Optional<T> required(
      String field, @Nullable String text, Function<String, Parsed<T>> reading) {
    return required(field, text, LONGEST, reading);
  }

  /** An absent or blank field is a fault, and one of more characters than this. */
  <T> Optional<T> required(
      String field, @Nullable String text, int longest, Function<String, Parsed<T>> reading) {
    if (text == null || text.isBlank()) {
      fault(FieldFault.of(field, Finding.of(FaultCode.BLANK)));
      return Optional.empty();
    }
    return optional(field, text, longest, reading);
  }

  /**
   * A word of an enum.
   *
   * @param needed whether its absence is a fault too
   * @param code of the fault, whose texts name the words that there are
   */
  <E extends Enum<E>> Optional<E> constant(
      String field, @Nullable String text, boolean needed, Class<E> type, String code) {
    boolean blank = text == null || text.isBlank();
    Optional<E> known =
        Arrays.stream(type.getEnumConstants()).filter(it -> it.name().equals(text)).findFirst();
    if (known.isEmpty() && (needed || !blank)) {
      fault(FieldFault.of(RecognitionProblem.SECOND_FACT_MISSING, field, code, "", Map.of()));
    }
    return known;
  }

  /**
   * A code that must be there.
   *
   * @param known what it may be, in words or by name: the fault says it
   */
  <T> Optional<T> code(
      String field, @Nullable String text, Function<String, Parsed<T>> reading, String known) {
    if (text == null || text.isBlank() || text.length() > LONGEST) {
      return required(field, text, reading);
    }
    Optional<T> read = reading.apply(text.strip()).asOptional();
    if (read.isEmpty()) {
      fault(
          FieldFault.of(
              RecognitionProblem.SECOND_FACT_MISSING,
              field,
              "code-unknown",
              Finding.shown(text),
              Map.of("known", known)));
    }
    return read;
  }

  /** An id as it stands in addresses; empty where it is none. */
  static Optional<CertificateId> certificate(String text) {
    return text.matches("[a-z2-7]{32}") ? Optional.of(new CertificateId(text)) : Optional.empty();
  }

  /** A day from 1950 until a year from today. */
  Optional<LocalDate> day(String field, @Nullable String text, LocalDate today) {
    return day(field, text, today, "date-out-of-range");
  }

  /**
   * The same.
   *
   * @param code of the fault of a day that lies elsewhere
   */
  Optional<LocalDate> day(String field, @Nullable String text, LocalDate today, String code) {
    Optional<LocalDate> day = optional(field, text, StatedDate::parse);
    LocalDate last = today.plusYears(1);
    if (day.isPresent() && (day.get().isBefore(FIRST_DAY) || day.get().isAfter(last))) {
      fault(
          FieldFault.of(
              RecognitionProblem.HOST_REGION_NOT_SERVED,
              field,
              code,
              day.get().toString(),
              Map.of("first", FIRST_DAY.toString(), "last", last.toString())));
    }
    return day;
  }

  /**
   * A field that has no place beside others.
   *
   * @param code of the fault where it is there
   */
  void absent(String field, @Nullable String text, String code) {
    if (text != null && !text.isBlank()) {
      fault(FieldFault.of(RecognitionProblem.SECOND_FACT_MISSING, field, code, "", Map.of()));
    }
  }

  void fault(FieldFault fault) {
    faults.add(fault);
  }

  /**
   * A certificate and its holder.
   *
   * @param own pseudonyms of the holder of whom alone the asker may see anything, which is fact
   *     enough
   * @throws cn.yichi.platform.problem.ProblemException when any field read so far is at fault, or
   *     nothing is stated about the holder
   */
  Identification identification(
      @Nullable String number,
      @Nullable String holderName,
      @Nullable String documentNumber,
      Optional<Set<HolderRef>> own) {
    Optional<String> read = required("certificateNumber", number, StatedFacts::number);
    Optional<PersonName> name = optional("holderName", holderName, PersonName::parse);
    Optional<String> document = optional("documentNumber", documentNumber, StatedFacts::document);
    check();
    if (name.isEmpty() && document.isEmpty() && own.isEmpty()) {
      throw Problem.of(RecognitionProblem.SECOND_FACT_MISSING).field("holderName", "").exception();
    }
    return new Identification(read.orElse(""), name, document, own);
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException when any field is at fault
   */
  void check() {
    if (!faults.isEmpty()) {
      Problem problem = Problem.of(CommonProblem.INVALID_FIELDS);
      for (FieldFault fault : faults) {
        problem = problem.fault(fault);
      }
      throw problem.exception();
    }
  }
}
