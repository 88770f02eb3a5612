package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.FaultText;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.authorisation.Authorisation;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A recorded authorisation as officers and the organisation see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Authorisation")
record AuthorisationView(
    String id,
    String organisation,
    String provider,
    @Schema(description = "its ends only; the whole is never shown", example = "us***21")
        String subject,
    LocalDate from,
    @Schema(description = "the last day; absent where none was stated") @Nullable LocalDate until,
    @Schema(description = "which document says so; long numbers in it are masked") String basis,
    @Schema(description = "what is true of it today") Authorisation.State state,
    Instant recordedAt,
    @Schema(description = "when an officer ended it") @Nullable Instant ended,
    List<Warning> warnings) {

  /** Something odd that was no ground to refuse. */
  @Schema(name = "AuthorisationWarning")
  record Warning(@Schema(example = "USCC_CHECKSUM") String code, String text) {}

  static AuthorisationView of(Authorisation authorisation, LocalDate today, Locale locale) {
    var stated = authorisation.stated();
    return new AuthorisationView(
        authorisation.id().value(),
        stated.organisation().value(),
        stated.person().provider(),
        stated.person().maskedSubject(),
        stated.window().from(),
        stated.window().until().orElse(null),
        Finding.label(stated.basis()),
        authorisation.on(today),
        authorisation.recordedAt(),
        authorisation.ended().orElse(null),
        warnings(stated.organisation(), locale));
  }

  private static List<Warning> warnings(SocialCreditCode organisation, Locale locale) {
    FaultCode code = FaultCode.USCC_CHECKSUM;
    return organisation.checksumHolds()
        ? List.of()
        : List.of(new Warning(code.name(), FaultText.reason(code, locale, organisation.value())));
  }
}
