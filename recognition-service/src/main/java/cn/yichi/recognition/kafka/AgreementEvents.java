package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.AgreementStatement;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.HearStatements;
import cn.yichi.recognition.register.Statement;
import cn.yichi.recognition.register.VersionRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What other regions say on agreements. */
@Component
final class AgreementEvents implements BatchHandler {
  private final HearStatements hear;

  AgreementEvents(HearStatements hear) {
    this.hear = hear;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    return batch.stream().map(this::handle).toList();
  }

  private Outcome handle(Received<?> received) {
    if (!(received.event().data() instanceof AgreementStatement state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.region().equals(received.region())) {
      return new Outcome.Rejected("region is not the region that wrote the record");
    }
    if (!state.key().equals(received.key())) {
      return new Outcome.Rejected("record key is not the version");
    }
    Statement said;
    try {
      said = statement(state, received);
    } catch (IllegalArgumentException malformed) {
      return new Outcome.Rejected("a code in the statement is unknown or malformed");
    }
    return switch (hear.hear(said)) {
      case HearStatements.Outcome.Kept kept -> new Outcome.Applied();
      case HearStatements.Outcome.Known known -> new Outcome.Duplicate();
      case HearStatements.Outcome.Older older -> new Outcome.Stale();
      case HearStatements.Outcome.Refused(String reason) -> new Outcome.Rejected(reason);
      case HearStatements.Outcome.Busy busy ->
          throw new TransientFault("what is said on an agreement could not be stored");
    };
  }

  private static Statement statement(AgreementStatement state, Received<?> received) {
    Region region = new Region(state.region());
    return new Statement(
        new VersionRef(state.agreement(), state.version()),
        region,
        state.revision(),
        new Statement.Text(state.document(), state.digest()),
        state.signedFirst(),
        state.withdrawn(),
        state.measures().stream().map(each -> measure(region, each)).toList(),
        state.synthetic(),
        new Statement.Signature(state.keyId(), state.signedAt(), state.signature()),
        received.provenance().arrivedAt());
  }

  private static Measure measure(Region by, AgreementStatement.Measure measure) {
    return new Measure(
        measure.id(),
        by,
        Measure.Kind.valueOf(measure.kind()),
        new Measure.Reach(
            Optional.ofNullable(measure.clause()),
            Optional.ofNullable(measure.occupation()).map(Occupation::ofKey),
            measure.levels().stream().map(SkillLevel::valueOf).toList(),
            Optional.ofNullable(measure.issuer()).map(IssuerCode::new)),
        measure.from(),
        Optional.ofNullable(measure.until()),
        measure.reason());
  }
}
