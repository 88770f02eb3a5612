package cn.yichi.registry.honour;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an honour says. It has no level: 首席技师 of a district or 四级工匠 of a company is a name and
 * nothing else.
 *
 * @param kind what it is
 * @param scope how far the authority of whoever conferred it reaches
 * @param result of a contest; present for contest results, and only for these
 * @param nameZh what it is called, as stated; names no person
 * @param occupation in which it was earned
 * @param region the division in whose scope it was conferred; present below the nation, and only
 *     there
 * @param conferredBy who conferred it, as stated
 * @param conferredOn the day on which it was
 */
public record Distinction(
    HonourKind kind,
    HonourScope scope,
    Optional<Result> result,
    String nameZh,
    Optional<NamedOccupation> occupation,
    Optional<Region> region,
    String conferredBy,
    LocalDate conferredOn) {

  /**
   * The result of a contest.
   *
   * @param place from 1
   * @param medal of WorldSkills only
   */
  public record Result(ContestClass of, Optional<Integer> place, Optional<Medal> medal) {
    public Result {
      requireNonNull(of, "of");
      requireNonNull(place, "place");
      requireNonNull(medal, "medal");
    }
  }

  private static final List<Field> FIELDS =
      List.of(
          new Field(HonourField.KIND, Distinction::kind),
          new Field(HonourField.SCOPE, Distinction::scope),
          new Field(HonourField.CONTEST_CLASS, it -> it.result().map(Result::of)),
          new Field(HonourField.PLACE, it -> it.result().flatMap(Result::place)),
          new Field(HonourField.MEDAL, it -> it.result().flatMap(Result::medal)),
          new Field(HonourField.NAME_ZH, Distinction::name),
          new Field(HonourField.OCCUPATION_NAME, Distinction::occupation),
          new Field(HonourField.REGION, Distinction::region),
          new Field(HonourField.CONFERRED_BY, Distinction::conferredBy),
          new Field(HonourField.CONFERRED_ON, Distinction::conferredOn));

  private record Field(HonourField name, Function<Distinction, Object> value) {}

  public Distinction {
    requireNonNull(kind, "kind");
    requireNonNull(scope, "scope");
    requireNonNull(result, "result");
    requireNonNull(nameZh, "nameZh");
    requireNonNull(occupation, "occupation");
    requireNonNull(region, "region");
    requireNonNull(conferredBy, "conferredBy");
    requireNonNull(conferredOn, "conferredOn");
  }

  /**
   * What makes two statements one: whose it is, its kind, day and name, however that is written.
   */
  public String saidOf(HolderRef holder) {
    return String.join("/", holder.value(), kind.name(), conferredOn.toString(), name());
  }

  /** The fields in which another statement differs. */
  public List<HonourField> differences(Distinction other) {
    List<HonourField> names = new ArrayList<>();
    for (Field field : FIELDS) {
      if (!field.value().apply(this).equals(field.value().apply(other))) {
        names.add(field.name());
      }
    }
    return List.copyOf(names);
  }

  private String name() {
    return Normalizer.normalize(nameZh, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toUpperCase(Locale.ROOT);
  }
}
