package cn.yichi.recognition.http;

import static cn.yichi.contracts.vocabulary.FaultCode.UNKNOWN_LEVEL;
import static cn.yichi.platform.security.Role.EMPLOYER;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.asking.Declared;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.HolderRecord;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.Enquiry;
import cn.yichi.recognition.enquiry.HolderSearch;
import cn.yichi.recognition.enquiry.Sought;
import cn.yichi.recognition.enquiry.StatedFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what is asked in a single enquiry, and why. */
final class EnquiryReading {
  private final EnquiryController.Body body;
  private final Caller caller;
  private final FieldReading fields = new FieldReading();

  private EnquiryReading(EnquiryController.Body body, Caller caller) {
    this.body = body;
    this.caller = caller;
  }

  /**
   * A question that can be asked.
   *
   * @param signed whether the answer is wanted signed too
   * @param explained whether it is wanted why
   * @param knownOn by what was known on that day; empty for all that is known
   */
  record Question(
      Enquiry enquiry,
      Declared declared,
      boolean signed,
      boolean explained,
      Optional<LocalDate> knownOn) {
    Region host() {
      return enquiry.host();
    }
  }

  /**
   * @throws cn.yichi.platform.problem.ProblemException naming every field at fault, or what is
   *     missing
   */
  static Question read(EnquiryController.Body body, Caller caller, LocalDate today, Locale locale) {
    return new EnquiryReading(body, caller).question(today, locale);
  }

  private Question question(LocalDate today, Locale locale) {
    Optional<Region> host = fields.required("hostRegion", body.hostRegion(), Region::parse);
    Optional<LocalDate> asOf = fields.day("asOf", body.asOf(), today);
    Optional<LocalDate> knownOn = fields.day("knownOn", body.knownOn(), today);
    Optional<HolderRecord> stated =
        fields.optional(
            "statedLevel",
            body.statedLevel(),
            words -> record(AnswerText.say("asker", Map.of(), locale), words));
    boolean needed = caller.is(EMPLOYER);
    Optional<Purpose> purpose =
        fields.constant("purpose", body.purpose(), needed, Purpose.class, "purpose-unknown");
    Optional<LegalBasis> basis =
        fields.constant(
            "legalBasis", body.legalBasis(), needed, LegalBasis.class, "legal-basis-unknown");
    Sought sought = sought();
    return new Question(
        new Enquiry(sought, host.orElseThrow(), asOf, stated.map(List::of).orElse(List.of())),
        new Declared(purpose, basis),
        Boolean.TRUE.equals(body.receipt()),
        Boolean.TRUE.equals(body.explain()),
        knownOn);
  }

  private Sought sought() {
    String number = body.certificateNumber();
    if (number == null || number.isBlank()) {
      return holder();
    }
    // They would be passed over, and the answer taken for one about them.
    fields.absent("kind", body.kind(), "beside-number");
    fields.absent("occupation", body.occupation(), "beside-number");
    return fields.identification(
        number, body.holderName(), body.documentNumber(), caller.confinedTo());
  }

  private Sought holder() {
    Optional<PersonName> name = fields.optional("holderName", body.holderName(), PersonName::parse);
    Optional<String> document =
        fields.optional("documentNumber", body.documentNumber(), StatedFacts::document);
    Optional<CertificateKind> kind = fields.optional("kind", body.kind(), CertificateKind::parse);
    Optional<String> occupation = fields.optional("occupation", body.occupation(), Parsed::valid);
    fields.check();
    if (name.isEmpty() || document.isEmpty()) {
      throw Problem.of(RecognitionProblem.TWO_FACTS_MISSING)
          .field(name.isEmpty() ? "holderName" : "documentNumber", "")
          .exception();
    }
    return new HolderSearch(
        name.get(), StatedFacts.papers(document.get()), kind, occupation, caller.confinedTo());
  }

  private static Parsed<HolderRecord> record(String asker, String words) {
    return HolderRecord.inWords(asker, words)
        .map(Parsed::valid)
        .orElseGet(
            () ->
                Parsed.invalid(
                    SkillLevel.parse(words).refusal().map(Finding::code).orElse(UNKNOWN_LEVEL),
                    words));
  }
}
