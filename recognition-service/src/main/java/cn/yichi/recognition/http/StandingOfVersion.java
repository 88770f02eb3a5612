package cn.yichi.recognition.http;

import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.Registered;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a version has come: who has signed it, and what was ordered on it. */
@Schema(name = "AgreementStanding")
record StandingOfVersion(
    @Schema(
            allowableValues = {"DRAFTED", "PROPOSED", "COUNTERSIGNED", "WITHDRAWN", "REFUSED"},
            description =
                "PROPOSED: signed by some of the parties, or, of a statute, adopted elsewhere and not"
                    + " here. COUNTERSIGNED: by all, or, of a statute, adopted by this region."
                    + " REFUSED: nothing that was said on it can be believed.")
        String stage,
    @Schema(description = "whether decisions here rest on it, on the days of effective")
        boolean inBook,
    @Schema(description = "whether a sandbox signed, behind which no people stand")
        boolean synthetic,
    @Schema(description = "SHA-256 of the text in canonical form") String digest,
    List<Signed> parties,
    List<Ordered> measures) {

  /** A party's word. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "PartySignature")
  record Signed(
      RegionView region,
      @Schema(allowableValues = {"SIGNED", "MISSING", "WITHDRAWN", "OTHER_TEXT", "REFUSED"})
          String word,
      @Schema(description = "why it is refused") @Nullable String fault,
      @Nullable Instant signedAt,
      @Nullable String keyId,
      boolean synthetic) {
    static Signed of(Registered.Party party, Locale locale) {
      return new Signed(
          RegionView.of(party.region(), locale),
          party.word().name(),
          party.fault().orElse(null),
          party.signedAt().orElse(null),
          party.keyId().orElse(null),
          party.synthetic());
    }
  }

  /** What a party has ordered. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AgreementMeasure")
  record Ordered(
      String id,
      RegionView by,
      @Schema(allowableValues = {"SUSPENSION", "SAFEGUARD", "TERMINATION"}) String kind,
      @Nullable String clause,
      @Nullable String occupation,
      List<String> levels,
      @Nullable String issuer,
      LocalDate from,
      @Nullable LocalDate until,
      String reason) {
    static Ordered of(Measure measure, Locale locale) {
      return new Ordered(
          measure.id(),
          RegionView.of(measure.by(), locale),
          measure.kind().name(),
          measure.reach().clause().orElse(null),
          measure.reach().occupation().map(it -> it.key()).orElse(null),
          measure.reach().levels().stream().map(Enum::name).toList(),
          measure.reach().issuer().map(it -> it.value()).orElse(null),
          measure.from(),
          measure.until().orElse(null),
          measure.reason());
    }
  }

  static StandingOfVersion of(Registered version, boolean inBook, Locale locale) {
    return new StandingOfVersion(
        version.stage().name(),
        inBook,
        version.isSynthetic(),
        version.text().digest(),
        version.parties().stream().map(each -> Signed.of(each, locale)).toList(),
        version.measures().stream().map(each -> Ordered.of(each, locale)).toList());
  }
}
