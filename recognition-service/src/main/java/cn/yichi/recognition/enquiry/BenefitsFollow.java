package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.benefit.BenefitAnswer;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.benefit.BenefitRules;
import cn.yichi.recognition.benefit.Facts;
import cn.yichi.recognition.benefit.HeldCertificate;
import cn.yichi.recognition.benefit.OpenBenefit;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Equivalence;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens and closes the benefits of this region as certificates are recognised here or no longer.
 */
public final class BenefitsFollow implements Consequences {
  private final List<BenefitRules> policies;
  private final OpenBenefits benefits;

  public BenefitsFollow(BenefitBook book, Region host, OpenBenefits benefits) {
    this.policies = book.within(host);
    this.benefits = benefits;
  }

  @Override
  public Set<CertificateId> follow(List<Judgement> judgements) {
    List<OpenBenefit> opened = new ArrayList<>();
    List<OpenBenefit> closed = new ArrayList<>();
    for (Judgement judgement : judgements) {
      HeldCertificate held = held(judgement);
      for (BenefitRules policy : policies) {
        BenefitAnswer answer = policy.evaluate(Facts.holding(held), judgement.decision().asOf());
        List<String> needed =
            answer instanceof BenefitAnswer.NeedsFacts needs
                ? needs.facts().stream().map(fact -> fact.value()).toList()
                : List.of();
        boolean open = !(answer instanceof BenefitAnswer.NotEligible);
        if (open) {
          opened.add(benefit(judgement, policy, true, needed));
        } else if (judgement.revision() > 1) {
          closed.add(benefit(judgement, policy, false, List.of()));
        }
      }
    }
    Set<CertificateId> changed = new HashSet<>(benefits.open(opened));
    changed.addAll(benefits.close(closed));
    return changed;
  }

  @Override
  public void takeBack(CertificateId certificate) {
    benefits.erase(certificate);
  }

  @Override
  public void erase(CertificateId certificate) {
    takeBack(certificate);
  }

  /**
   * The certificate as this region takes it. Where recognition is open or refused it does not
   * count, but keeps the level it states, so that the gap names the ladder from there.
   */
  public static HeldCertificate held(CertificateView view, Decision decision) {
    boolean recognised = decision.outcome() instanceof Outcome.Granted;
    Optional<SkillLevel> level =
        recognised ? decision.outcome().granted().flatMap(BenefitsFollow::levelOf) : view.level();
    return new HeldCertificate(view.kind(), level, view.home(), view.issuedOn(), recognised);
  }

  private static HeldCertificate held(Judgement judgement) {
    return held(judgement.replica().view(), judgement.decision());
  }

  private static Optional<SkillLevel> levelOf(Equivalence equivalence) {
    return switch (equivalence) {
      case Equivalence.SameLevel same -> same.level();
      case Equivalence.MappedLevel mapped -> Optional.of(mapped.level());
      case Equivalence.DeemedLevel deemed -> Optional.of(deemed.level());
      case Equivalence.SameTitle none -> Optional.empty();
      case Equivalence.MappedTitle none -> Optional.empty();
      case Equivalence.EligibleToApply none -> Optional.empty();
      case Equivalence.DirectApplication none -> Optional.empty();
      case Equivalence.EqualTreatment none -> Optional.empty();
      case Equivalence.Comparative none -> Optional.empty();
      case Equivalence.Exemption none -> Optional.empty();
    };
  }

  private static OpenBenefit benefit(
      Judgement judgement, BenefitRules rules, boolean open, List<String> needed) {
    return new OpenBenefit(
        judgement.replica().id(),
        judgement.replica().holder(),
        judgement.replica().view().home(),
        rules.policy().id(),
        rules.policy().version(),
        rules.policy().region(),
        open,
        needed,
        judgement.cause().name());
  }
}
