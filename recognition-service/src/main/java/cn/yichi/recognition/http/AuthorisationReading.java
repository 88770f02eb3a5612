package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.contracts.vocabulary.StatedDate;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.SecuritySettings;
import cn.yichi.recognition.authorisation.AuthorisationId;
import cn.yichi.recognition.authorisation.Person;
import cn.yichi.recognition.authorisation.Statement;
import cn.yichi.recognition.authorisation.Window;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an officer states of an authorisation, and gathers every fault. */
@Component
final class AuthorisationReading {
  private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
  private static final int YEARS_AHEAD = 10;

  /** The longest that OIDC allows [OpenID Connect Core 1.0, section 2]. */
  private static final int LONGEST_SUBJECT = 255;

  private final Set<String> employersProviders;

  AuthorisationReading(SecuritySettings settings) {
    this.employersProviders =
        settings.providers().stream()
            .filter(each -> each.roles().contains(Role.EMPLOYER))
            .map(SecuritySettings.Provider::issuer)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What is stated. */
  @Schema(name = "AuthorisationStatement")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "the issuer that vouches for the person, as its tokens say in iss",
              example = "https://login.example.cn")
          @Nullable String provider,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "who it is to that provider, exactly as its tokens say in sub")
          @Nullable String subject,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "the first legal day, at most a year from today",
              example = "2026-03-01")
          @Nullable String from,
      @Schema(
              description =
                  "the last legal day, from today and at most ten years on; absent where the"
                      + " document names no end",
              example = "2027-02-28")
          @Nullable String until,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "which document says so, in at most 200 characters",
              example = "授权委托书 2026-02-20")
          @Nullable String basis) {}

  /**
   * The organisation of an address. One whose check character does not fit is taken, for registered
   * codes are so; the answer warns of it.
   *
   * @throws cn.yichi.platform.problem.ProblemException when it is no social credit code
   */
  static SocialCreditCode organisation(String stated) {
    FieldReading fields = new FieldReading();
    Optional<SocialCreditCode> read =
        fields.required("organisation", stated, SocialCreditCode::parse);
    fields.check();
    return read.orElseThrow();
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException when it has not the form of an id
   */
  static AuthorisationId id(String stated) {
    if (!AuthorisationId.isId(stated)) {
      throw unknown(stated).exception();
    }
    return new AuthorisationId(stated);
  }

  static Problem unknown(String id) {
    return Problem.of(RecognitionProblem.AUTHORISATION_UNKNOWN).field("id", id);
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException when any field is at fault
   */
  Statement statement(String organisation, Body body, LocalDate today) {
    FieldReading fields = new FieldReading();
    Optional<SocialCreditCode> whom =
        fields.required("organisation", organisation, SocialCreditCode::parse);
    Optional<String> provider =
        fields
            .required("provider", body.provider(), Parsed::valid)
            .filter(it -> trusts(it, fields));
    Optional<String> subject =
        fields.required("subject", body.subject(), LONGEST_SUBJECT, AuthorisationReading::readable);
    Optional<Window> window = window(fields, body, today);
    Optional<String> basis = fields.required("basis", body.basis(), AuthorisationReading::readable);
    fields.check();
    Person person = new Person(provider.orElseThrow(), subject.orElseThrow());
    return new Statement(person, whom.orElseThrow(), window.orElseThrow(), basis.orElseThrow());
  }

  /** Which others are trusted is not said: an address may tell of a bureau's inner systems. */
  private boolean trusts(String provider, FieldReading fields) {
    boolean trusted = employersProviders.contains(provider);
    if (!trusted) {
      fields.fault(fault("provider", "provider-not-trusted", Finding.shown(provider), Map.of()));
    }
    return trusted;
  }

  private static Optional<Window> window(FieldReading fields, Body body, LocalDate today) {
    Optional<LocalDate> from = fields.required("from", body.from(), StatedDate::parse);
    Optional<LocalDate> until = fields.optional("until", body.until(), StatedDate::parse);
    boolean sound =
        within(fields, "from", from, FIRST_DAY, today.plusYears(1))
            && within(
                fields,
                "until",
                until,
                from.filter(today::isBefore).orElse(today),
                today.plusYears(YEARS_AHEAD));
    return sound ? from.map(first -> new Window(first, until)) : Optional.empty();
  }

  private static boolean within(
      FieldReading fields, String field, Optional<LocalDate> day, LocalDate first, LocalDate last) {
    boolean within = day.isEmpty() || !day.get().isBefore(first) && !day.get().isAfter(last);
    if (!within) {
      Map<String, String> range = Map.of("first", first.toString(), "last", last.toString());
      fields.fault(fault(field, field + "-out-of-range", day.get().toString(), range));
    }
    return within;
  }

  private static FieldFault fault(
      String field, String code, String value, Map<String, String> parameters) {
    return FieldFault.of(RecognitionProblem.AUTHORISATION_UNKNOWN, field, code, value, parameters);
  }

  private static Parsed<String> readable(String text) {
    boolean damaged =
        text.codePoints()
            .anyMatch(
                c ->
                    Character.isISOControl(c)
                        || c == '\uFFFD'
                        || Character.getType(c) == Character.SURROGATE);
    return damaged ? Parsed.invalid(FaultCode.UNREADABLE_CHARACTERS, "") : Parsed.valid(text);
  }
}
