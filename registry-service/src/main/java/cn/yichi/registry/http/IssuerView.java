package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.registry.issuer.Filing;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issuer with all it was ever filed for; public. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Issuer")
record IssuerView(
    String code,
    int version,
    String name,
    String issuerClass,
    @Nullable String creditCode,
    List<FilingView> filings,
    List<StandingView> standing) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Filing")
  record FilingView(
      String kind,
      String occupation,
      List<String> levels,
      LocalDate from,
      @Nullable LocalDate until) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Standing")
  record StandingView(String status, LocalDate from, @Nullable String reason) {}

  static IssuerView of(Issuer issuer) {
    return new IssuerView(
        issuer.code().value(),
        issuer.version(),
        issuer.nameZh(),
        issuer.issuerClass().name(),
        issuer.creditCode().map(SocialCreditCode::value).orElse(null),
        issuer.filings().stream().map(IssuerView::filing).toList(),
        issuer.standing().stream().map(IssuerView::standing).toList());
  }

  private static FilingView filing(Filing filing) {
    return new FilingView(
        filing.kind().name(),
        filing.occupation().map(Occupation::key).orElse("*"),
        filing.levels().stream().sorted().map(SkillLevel::name).toList(),
        filing.from(),
        filing.until().orElse(null));
  }

  private static StandingView standing(Standing standing) {
    return new StandingView(
        standing.status().name(), standing.from(), standing.reason().orElse(null));
  }
}
