package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.ConditionFact;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What conditions may read of one certificate on one day, each fact looked up once. */
final class CaseFacts implements Function<String, Optional<Object>> {
  private final AskedCertificate asked;
  private final @Nullable Optional<Object>[] known = empty();

  CaseFacts(AskedCertificate asked) {
    this.asked = asked;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Optional<Object>[] empty() {
    return new Optional[ConditionFact.COUNT];
  }

  @Override
  public Optional<Object> apply(String word) {
    ConditionFact fact = ConditionFact.named(word);
    Optional<Object> value = known[fact.ordinal()];
    if (value == null) {
      value = find(fact);
      known[fact.ordinal()] = value;
    }
    return value;
  }

  private Optional<Object> find(ConditionFact fact) {
    CertificateView view = asked.certificate;
    Case subject = asked.subject;
    return switch (fact) {
      case KIND -> Optional.of(view.kind().name());
      case LEVEL -> view.level().map(SkillLevel::name);
      case LEVEL_RANK -> view.level().map(level -> (long) level.rank());
      case GRADE -> view.title().map(title -> title.grade().name());
      case OCCUPATION -> asked.occupation().map(it -> it.key());
      case STANDARD_VERSION -> view.standardVersion().map(it -> it);
      case EXCEPTIONAL -> Optional.of(view.exceptionalBasis().isPresent());
      case HOME -> Optional.of(view.home().code());
      case HOST -> Optional.of(subject.host().code());
      case ISSUED_ON -> Optional.of(asked.issuedOn());
      case YEARS_HELD -> Optional.of(ChronoUnit.YEARS.between(view.issuedOn(), asked.asOf));
      case ISSUER -> Optional.of(view.issuer().value());
      case ISSUER_CLASS ->
          view.issuer().isFiledForm()
              ? Optional.of(view.issuer().value().substring(0, 1))
              : Optional.empty();
      case ISSUER_STANDING -> subject.issuer().map(it -> it.standingOn(view.issuedOn()).name());
      case OTHER_LEVELS ->
          Optional.of(
              subject.holderRecords().stream().map(it -> it.level().name()).sorted().toList());
      case HONOURS -> Optional.of(asked.honours().stream().map(it -> it.kind().name()).toList());
      case DAY -> Optional.of(asked.asOf.toString());
    };
  }
}
