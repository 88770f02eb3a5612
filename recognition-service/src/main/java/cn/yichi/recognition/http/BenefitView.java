package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Provenance;
import cn.yichi.recognition.benefit.Amount;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.FactDeclaration;
import cn.yichi.recognition.benefit.FactType;
import cn.yichi.recognition.benefit.LevelsAbove;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.enquiry.AnswerText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A benefit policy with its source; what the source leaves open is {@code UNSTATED}. */
@Schema(name = "BenefitPolicy")
record BenefitView(
    @Schema(example = "jiangjin-housing") String id,
    int version,
    RegionView region,
    String name,
    DecisionParts.Cited citation,
    @Schema(description = "first day or UNSTATED") String from,
    @Schema(description = "last day or UNSTATED") String until,
    Requires requires,
    List<Needed> facts,
    Pays amount,
    @Schema(description = "months from the day of issue or UNSTATED") String claimWithinMonths,
    @Schema(description = "false: known from a report only") boolean textSeen,
    List<String> sources,
    String note) {
  static final String UNSTATED = "UNSTATED";

  /** The certificate asked for. */
  @Schema(name = "BenefitRequirement")
  record Requires(
      List<CertificateKind> kinds, SkillLevel level, String levelName, LevelsAbove levelsAbove) {}

  /** A fact to be stated, with its question. */
  @Schema(name = "BenefitFact")
  record Needed(@Schema(example = "housePriceFen") String name, FactType type, String question) {
    static Needed of(FactDeclaration fact, Locale locale) {
      return new Needed(fact.name().value(), fact.type(), AnswerText.question(fact, locale));
    }
  }

  /** How much is paid, in 分. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "BenefitAmount")
  record Pays(
      @Schema(allowableValues = {"FLAT", "BY_LEVEL", "RATE_OF_FACT"}) String form,
      @Nullable Long fen,
      @Nullable Map<String, Long> fenByLevel,
      @Nullable String fact,
      @Nullable String rate,
      @Schema(description = "the most that is paid; absent where the source states none")
          @Nullable Long capFen) {
    static Pays of(Amount amount) {
      return switch (amount) {
        case Amount.Flat(var sum) -> new Pays("FLAT", sum.fen(), null, null, null, null);
        case Amount.ByLevel(var sums) -> {
          Map<String, Long> fen = new TreeMap<>();
          sums.forEach((level, sum) -> fen.put(level.name(), sum.fen()));
          yield new Pays("BY_LEVEL", null, fen, null, null, null);
        }
        case Amount.RateOfFact(var fact, var rate, var cap) ->
            new Pays(
                "RATE_OF_FACT",
                null,
                null,
                fact.value(),
                rate.toPlainString(),
                cap.map(Money::fen).orElse(null));
      };
    }
  }

  static BenefitView of(BenefitPolicy policy, Locale locale) {
    Provenance provenance = policy.provenance();
    return new BenefitView(
        policy.id(),
        policy.version(),
        RegionView.of(policy.region(), locale),
        locale.getLanguage().equals("en") ? policy.nameEn() : policy.nameZh(),
        DecisionParts.of(policy.citation()),
        policy.from().map(Object::toString).orElse(UNSTATED),
        policy.until().map(Object::toString).orElse(UNSTATED),
        new Requires(
            policy.requires().kinds(),
            policy.requires().level(),
            GroundText.level(policy.requires().level(), locale),
            policy.requires().above()),
        policy.facts().stream().map(fact -> Needed.of(fact, locale)).toList(),
        Pays.of(policy.amount()),
        policy.claimWithinMonths().isPresent()
            ? Integer.toString(policy.claimWithinMonths().getAsInt())
            : UNSTATED,
        policy.textSeen(),
        provenance.sources(),
        provenance.note());
  }
}
