package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.registry.issuer.PublishedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one draft's fields and gathers what is wrong with them. One thread, one draft. */
final class HonourFindings {
  /** Characters of one field; longer than any real one. */
  static final int LONGEST = 100;

  private final HonourDraft draft;
  private final List<HonourFault> faults = new ArrayList<>();

  HonourFindings(HonourDraft draft) {
    this.draft = draft;
  }

  String text(HonourField field) {
    return draft.text(field);
  }

  boolean states(HonourField field) {
    return !draft.text(field).isEmpty();
  }

  /** The value of a needed field; empty, with a fault noted, when absent or not understood. */
  <T> Optional<T> needed(HonourField field, Function<String, Parsed<T>> parse) {
    if (!states(field)) {
      fault(field, Finding.of(FaultCode.BLANK));
      return Optional.empty();
    }
    return optional(field, parse);
  }

  /** The value of a field that may be left out; empty, with a fault noted, when not understood. */
  <T> Optional<T> optional(HonourField field, Function<String, Parsed<T>> parse) {
    if (!states(field)) {
      return Optional.empty();
    }
    String text = draft.text(field);
    Parsed<T> parsed =
        text.length() > LONGEST ? Parsed.invalid(FaultCode.TOO_LONG, "") : parse.apply(text);
    parsed.refusal().ifPresent(why -> fault(field, why));
    return parsed.asOptional();
  }

  /** Needed words that go to every region as they are written. */
  Optional<String> published(HonourField field) {
    return needed(field, PublishedWords::parse);
  }

  /** Notes a stated field that does not belong here. */
  void unexpected(HonourField field) {
    if (states(field)) {
      fault(field, FaultCode.NOT_EXPECTED_HERE, text(field));
    }
  }

  void fault(HonourField field, FaultCode code, String value) {
    fault(field, new Finding(code, value));
  }

  private void fault(HonourField field, Finding why) {
    faults.add(new HonourFault(field, why));
  }

  List<HonourFault> faults() {
    return List.copyOf(faults);
  }
}
