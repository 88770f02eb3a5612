package cn.yichi.bench.speed;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.register.ShippedAgreements;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The shipped agreements as the engine is measured with them. */
final class Books {
  /** Of the twelve, those that speak of Macao and Hong Kong alone. */
  private static final Set<String> ELSEWHERE = Set.of("gba-one-exam-macao", "gba-one-exam-nansha");

  private Books() {}

  /** All, as the service reads them at its start. */
  static AgreementBook shipped() {
    try (var context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("bench", Map.of("yichi.sandbox", "true")));
      context.scan("cn.yichi.recognition.file");
      // What signs and stores receipts is not here, and not needed.
      context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
      context.refresh();
      return context.getBean(ShippedAgreements.class).asIfSigned();
    }
  }

  /** The ten that may speak of a mainland region, none with a condition in CEL. */
  static AgreementBook ten() {
    List<Agreement> ten =
        shipped().all().stream().filter(each -> !ELSEWHERE.contains(each.id())).toList();
    boolean bare =
        ten.stream()
            .flatMap(each -> each.clauses().stream())
            .allMatch(clause -> clause.conditions().isEmpty());
    if (ten.size() != 10 || !bare) {
      throw new IllegalStateException("not ten agreements without conditions: " + ten.size());
    }
    return new AgreementBook(ten);
  }

  /** Those, with one condition more in each clause. */
  static AgreementBook withCondition(AgreementBook book, String cel) {
    ClauseCondition condition = ClauseCondition.of("measured", cel, "否", "no", "不明", "unknown");
    return new AgreementBook(
        book.all().stream().map(each -> withCondition(each, condition)).toList());
  }

  private static Agreement withCondition(Agreement each, ClauseCondition condition) {
    return new Agreement(
        each.id(),
        each.version(),
        each.kind(),
        each.titleZh(),
        each.titleEn(),
        each.parties(),
        each.signedOn(),
        each.effective(),
        each.textSeen(),
        each.provenance(),
        each.clauses().stream().map(clause -> withCondition(clause, condition)).toList());
  }

  private static Clause withCondition(Clause each, ClauseCondition condition) {
    return new Clause(
        each.id(),
        each.citation(),
        each.covers(),
        each.grants(),
        each.procedure(),
        each.authority(),
        each.restrictions(),
        each.provisos(),
        each.evidence(),
        List.of(condition),
        each.before());
  }
}
