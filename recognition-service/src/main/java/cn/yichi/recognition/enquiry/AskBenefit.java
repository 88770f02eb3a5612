package cn.yichi.recognition.enquiry;

import cn.yichi.recognition.benefit.BenefitAnswer;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.BenefitRules;
import cn.yichi.recognition.benefit.FactName;
import cn.yichi.recognition.benefit.FactValue;
import cn.yichi.recognition.benefit.Facts;
import cn.yichi.recognition.benefit.Gap;
import cn.yichi.recognition.benefit.HeldCertificate;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers whether a certificate gives its holder a benefit. A level counts only as it is recognised
 * in the paying region; a certificate that is not recognised there gives none, and the answer says
 * what would be missing besides.
 */
public final class AskBenefit {
  private final FindCertificates find;
  private final AskRecognition recognition;
  private final List<BenefitRules> policies;
  private final JudgeCase judge;

  public AskBenefit(
      FindCertificates find, AskRecognition recognition, BenefitBook book, JudgeCase judge) {
    this.find = find;
    this.recognition = recognition;
    this.policies = book.within(judge.host());
    this.judge = judge;
  }

  /** The policies paid in this region. */
  public List<BenefitRules> policies() {
    return policies;
  }

  /** One of them. */
  public Optional<BenefitRules> policy(String id) {
    return policies().stream().filter(each -> each.policy().id().equals(id)).findFirst();
  }

  /**
   * @param facts what the claimant states beside the certificate
   * @param day the legal day asked about; empty for today
   */
  public EligibilityAnswer ask(
      String policyId,
      Identification certificate,
      Map<FactName, FactValue> facts,
      Optional<LocalDate> day) {
    Optional<BenefitRules> rules = policy(policyId);
    if (rules.isEmpty()) {
      return new EligibilityAnswer.UnknownPolicy();
    }
    LocalDate asOf = day.orElseGet(judge::today);
    List<Judgements.Held> found = find.matching(certificate);
    return switch (found.size()) {
      case 0 -> new EligibilityAnswer.NotReceived(asOf);
      case 1 -> answer(rules.get(), found.getFirst(), facts, asOf);
      default ->
          new EligibilityAnswer.Ambiguous(
              found.stream().map(Judgements.Held::replica).toList(), asOf);
    };
  }

  /**
   * The policies whose requirement of a certificate this one meets as it is recognised; what they
   * ask of the person besides is not known here.
   */
  public List<BenefitPolicy> opened(Replica certificate, Decision decision) {
    if (!(decision.outcome() instanceof Outcome.Granted)) {
      return List.of();
    }
    Facts held = Facts.holding(BenefitsFollow.held(certificate.view(), decision));
    return policies().stream()
        .filter(
            each -> !(each.evaluate(held, decision.asOf()) instanceof BenefitAnswer.NotEligible))
        .map(BenefitRules::policy)
        .toList();
  }

  private EligibilityAnswer answer(
      BenefitRules rules, Judgements.Held stored, Map<FactName, FactValue> facts, LocalDate asOf) {
    Replica replica = stored.replica();
    Decision decision = recognition.decide(stored, rules.policy().region(), asOf, List.of());
    HeldCertificate held = BenefitsFollow.held(replica.view(), decision);
    if (decision.outcome() instanceof Outcome.Granted) {
      BenefitAnswer answer = rules.evaluate(new Facts(List.of(held), facts), asOf);
      return new EligibilityAnswer.Answered(rules.policy(), replica, decision, answer);
    }
    BenefitAnswer ifRecognised =
        rules.evaluate(new Facts(List.of(asStated(replica.view())), facts), asOf);
    List<Gap> gaps =
        ifRecognised instanceof BenefitAnswer.NotEligible(var missing) ? missing : List.of();
    return new EligibilityAnswer.NotRecognised(rules.policy(), replica, decision, gaps);
  }

  private static HeldCertificate asStated(CertificateView view) {
    return new HeldCertificate(view.kind(), view.level(), view.home(), view.issuedOn(), true);
  }
}
