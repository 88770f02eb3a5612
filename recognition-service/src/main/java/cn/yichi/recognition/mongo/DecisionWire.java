package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.event.DecisionState.AgreementRef;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Equivalence;
import cn.yichi.recognition.decision.Ground;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A judgement as it is stored and as other services read it. */
final class DecisionWire {
  private DecisionWire() {}

  static DecisionState of(Judgement judgement, Region host) {
    CertificateView certificate = judgement.replica().view();
    Decision decision = judgement.decision();
    return new DecisionState(
        certificate.id().value(),
        host.code(),
        certificate.home().code(),
        judgement.replica().holder().value(),
        judgement.revision(),
        certificate.version(),
        decision.issuerVersion().isPresent() ? decision.issuerVersion().getAsInt() : null,
        decision.bookRevision(),
        decision.engineVersion(),
        decision.asOf(),
        decision.outcome().code(),
        decision.outcome().granted().map(DecisionWire::equivalence).orElse(null),
        conditions(decision.outcome()),
        questions(decision.outcome()),
        decision.grounds().stream().map(DecisionWire::ground).toList(),
        decision.decidedBy().map(DecisionWire::clause).orElse(null),
        judgement.cause().name(),
        judgement.previousOutcome().orElse(null),
        sketch(judgement, certificate),
        new Instants(decision.asOf(), judgement.decidedAt(), judgement.decidedAt()));
  }

  private static DecisionState.CertificateSketch sketch(
      Judgement judgement, CertificateView certificate) {
    return new DecisionState.CertificateSketch(
        certificate.kind().name(),
        certificate.occupationName().orElse(null),
        certificate.level().map(SkillLevel::name).orElse(null),
        certificate.title().map(title -> title.nameZh()).orElse(null),
        judgement.replica().numberMasked());
  }

  private static List<String> conditions(Outcome outcome) {
    return outcome instanceof Outcome.Conditional conditional
        ? conditional.conditions().stream().map(Enum::name).toList()
        : List.of();
  }

  private static List<String> questions(Outcome outcome) {
    return outcome instanceof Outcome.Referred referred
        ? referred.questions().stream().map(Enum::name).toList()
        : List.of();
  }

  private static DecisionState.Ground ground(Ground ground) {
    return new DecisionState.Ground(
        ground.code().name(),
        ground.clause().map(DecisionWire::clause).orElse(null),
        ground.citation().map(citation -> citation.document()).orElse(null),
        ground.parameters());
  }

  private static AgreementRef clause(ClauseRef clause) {
    return new AgreementRef(clause.agreement(), clause.version(), clause.clause());
  }

  private static DecisionState.Equivalence equivalence(Equivalence equivalence) {
    return switch (equivalence) {
      case Equivalence.SameLevel same -> of(same, same.level(), null, null);
      case Equivalence.SameTitle same ->
          of(same, Optional.empty(), same.title().nameZh(), same.title().grade().name());
      case Equivalence.MappedLevel mapped -> of(mapped, Optional.of(mapped.level()), null, null);
      case Equivalence.MappedTitle mapped ->
          of(mapped, Optional.empty(), null, mapped.grade().name());
      case Equivalence.DeemedLevel deemed -> of(deemed, Optional.of(deemed.level()), null, null);
      case Equivalence.EligibleToApply may ->
          of(may, may.level(), null, may.grade().map(Enum::name).orElse(null));
      case Equivalence.DirectApplication may -> of(may, Optional.empty(), null, may.grade().name());
      case Equivalence.EqualTreatment like -> of(like, Optional.empty(), null, like.grade().name());
      case Equivalence.Comparative like ->
          of(like, like.level(), null, like.grade().map(Enum::name).orElse(null));
      case Equivalence.Exemption exempt ->
          new DecisionState.Equivalence(
              exempt.code(),
              null,
              null,
              null,
              new DecisionState.Exemption(
                  exempt.target().name(), exempt.operation(), exempt.part().name()));
    };
  }

  private static DecisionState.Equivalence of(
      Equivalence equivalence,
      Optional<SkillLevel> level,
      @Nullable String title,
      @Nullable String grade) {
    return new DecisionState.Equivalence(
        equivalence.code(), level.map(SkillLevel::name).orElse(null), title, grade, null);
  }
}
