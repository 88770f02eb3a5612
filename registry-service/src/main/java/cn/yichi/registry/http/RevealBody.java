package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.registry.certificate.PersonField;
import cn.yichi.registry.certificate.RevealPurpose;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a holder's data is asked for, and what for. */
@Schema(name = "RevealRequest")
record RevealBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "name, documentNumber, mobile",
            example = "[\"mobile\"]")
        @Nullable List<@Nullable String> fields,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Purpose purpose) {
  private static final int MOST_FIELDS = PersonField.values().length;

  /** A kind of purpose and the case at hand. */
  @Schema(name = "RevealPurpose")
  record Purpose(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "HOLDER_ASKED, IDENTITY_CHECK, CONTACT_HOLDER or LEGAL_DEMAND",
              example = "CONTACT_HOLDER")
          @Nullable String code,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "one line, with letters",
              minLength = RevealPurpose.SHORTEST,
              maxLength = RevealPurpose.LONGEST)
          @Nullable String words) {

    Optional<RevealPurpose> read(List<FieldFault> faults) {
      String text = words == null ? "" : words.strip();
      Optional<String> unfit = unfit(text);
      unfit.ifPresent(code -> faults.add(fault("purpose.words", code)));
      Optional<RevealPurpose.Code> known =
          Arrays.stream(RevealPurpose.Code.values())
              .filter(it -> it.name().equals(code))
              .findFirst();
      if (known.isEmpty()) {
        faults.add(fault("purpose.code", "REVEAL_CODE"));
      }
      return known.filter(it -> unfit.isEmpty()).map(it -> new RevealPurpose(it, text));
    }

    private static Optional<String> unfit(String text) {
      if (text.length() < RevealPurpose.SHORTEST || text.length() > RevealPurpose.LONGEST) {
        return Optional.of("REVEAL_WORDS");
      }
      if (Finding.holdsUnreadable(text)) {
        return Optional.of("REVEAL_WORDS_UNREADABLE");
      }
      return RevealPurpose.saySomething(text)
          ? Optional.empty()
          : Optional.of("REVEAL_WORDS_WITHOUT_LETTERS");
    }
  }

  /** A sound request. */
  record Wanted(Set<PersonField> fields, RevealPurpose purpose) {}

  /**
   * Reads the request.
   *
   * @throws cn.yichi.platform.problem.ProblemException 422 {@code reveal-refused}, with every fault
   */
  Wanted wanted() {
    List<FieldFault> faults = new ArrayList<>();
    Set<PersonField> known = known(faults);
    Optional<RevealPurpose> read =
        (purpose == null ? new Purpose(null, null) : purpose).read(faults);
    if (read.isEmpty() || !faults.isEmpty()) {
      Problem problem = Problem.of(RegistryProblem.REVEAL_REFUSED);
      for (FieldFault fault : faults) {
        problem = problem.fault(fault);
      }
      throw problem.exception();
    }
    return new Wanted(known, read.get());
  }

  private Set<PersonField> known(List<FieldFault> faults) {
    Set<PersonField> known = EnumSet.noneOf(PersonField.class);
    List<@Nullable String> words = fields == null ? List.of() : fields;
    words.forEach(word -> field(word).ifPresent(known::add));
    if (words.isEmpty() || words.size() > MOST_FIELDS || known.size() < words.size()) {
      faults.add(fault("fields", "REVEAL_FIELDS"));
    }
    return known;
  }

  private static Optional<PersonField> field(@Nullable String word) {
    return Arrays.stream(PersonField.values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /** Repeats no value: whoever errs here writes about a person. */
  private static FieldFault fault(String field, String code) {
    return FieldFault.of(RegistryProblem.REVEAL_REFUSED, field, code, "", Map.of());
  }
}
