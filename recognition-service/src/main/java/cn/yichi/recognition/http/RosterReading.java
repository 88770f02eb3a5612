package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.problem.Problem;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.roster.ReceiveRosters;
import cn.yichi.recognition.roster.RosterAsk;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a roster asks as a whole. */
final class RosterReading {
  private RosterReading() {}

  /**
   * @throws cn.yichi.platform.problem.ProblemException when a field is at fault, or another
   *     region's service answers
   */
  static RosterAsk ask(
      ReceiveRosters rosters,
      @Nullable String purpose,
      @Nullable String basis,
      @Nullable String hostRegion,
      Locale language) {
    FieldReading fields = new FieldReading();
    Optional<Purpose> known =
        fields
            .required("purpose", purpose, Parsed::valid)
            .flatMap(it -> fields.constant("purpose", it, true, Purpose.class, "purpose-unknown"));
    Optional<LegalBasis> ground =
        fields.constant("basis", basis, true, LegalBasis.class, "legal-basis-unknown");
    Region host = fields.optional("hostRegion", hostRegion, Region::parse).orElse(rosters.host());
    fields.check();
    if (!host.equals(rosters.host()) && !rosters.host().contains(host)) {
      throw Problem.of(RecognitionProblem.HOST_REGION_NOT_SERVED)
          .with("region", named(host, language))
          .with("own", named(rosters.host(), language))
          .with("ask", named(host.province(), language))
          .field("hostRegion", host.code())
          .exception();
    }
    Locale answers = language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    return new RosterAsk(host, rosters.today(), known.orElseThrow(), ground, answers);
  }

  private static String named(Region region, Locale locale) {
    return AnswerText.name(region, locale) + " (" + region.code() + ")";
  }
}
