package cn.yichi.recognition.mongo;

import cn.yichi.contracts.event.AgreementStatement;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.Statement;
import cn.yichi.recognition.register.VersionRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Statements as documents, and this region's own as events. */
record StatementDocuments(ServiceIdentity identity, EventCodec codec) {
  private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

  static Document write(Statement said) {
    return new Document("revision", said.revision())
        .append("document", said.text().document())
        .append("digest", said.text().digest())
        .append("signedFirst", said.signedFirst().toString())
        .append("withdrawn", said.withdrawn())
        .append("synthetic", said.synthetic())
        .append("measures", said.measures().stream().map(StatementDocuments::write).toList())
        .append("keyId", said.signature().keyId())
        .append("signedAt", said.signature().at().toString())
        .append("signature", said.signature().value())
        .append("arrivedAt", said.arrivedAt().toString());
  }

  static Document write(Measure measure) {
    Measure.Reach reach = measure.reach();
    Document document =
        new Document("id", measure.id())
            .append("kind", measure.kind().name())
            .append("levels", reach.levels().stream().map(Enum::name).toList())
            .append("from", measure.from().toString())
            .append("reason", measure.reason());
    reach.clause().ifPresent(it -> document.append("clause", it));
    reach.occupation().ifPresent(it -> document.append("occupation", it.key()));
    reach.issuer().ifPresent(it -> document.append("issuer", it.value()));
    measure.until().ifPresent(it -> document.append("until", it.toString()));
    return document;
  }

  static Statement read(VersionRef ref, Region region, Document stored) {
    return new Statement(
        ref,
        region,
        stored.getLong("revision"),
        new Statement.Text(stored.getString("document"), stored.getString("digest")),
        Instant.parse(stored.getString("signedFirst")),
        stored.getBoolean("withdrawn", false),
        stored.getList("measures", Document.class).stream()
            .map(each -> measure(region, each))
            .toList(),
        stored.getBoolean("synthetic", false),
        new Statement.Signature(
            stored.getString("keyId"),
            Instant.parse(stored.getString("signedAt")),
            stored.getString("signature")),
        Instant.parse(stored.getString("arrivedAt")));
  }

  static Measure measure(Region by, Document stored) {
    return new Measure(
        stored.getString("id"),
        by,
        Measure.Kind.valueOf(stored.getString("kind")),
        new Measure.Reach(
            Optional.ofNullable(stored.getString("clause")),
            Optional.ofNullable(stored.getString("occupation")).map(Occupation::ofKey),
            stored.getList("levels", String.class).stream().map(SkillLevel::valueOf).toList(),
            Optional.ofNullable(stored.getString("issuer")).map(IssuerCode::new)),
        LocalDate.parse(stored.getString("from")),
        Optional.ofNullable(stored.getString("until")).map(LocalDate::parse),
        stored.getString("reason"));
  }

  /** The fact that others are told. */
  WireEvent event(Statement own) {
    Instant at = own.signature().at();
    AgreementStatement state =
        new AgreementStatement(
            own.ref().agreement(),
            own.ref().version(),
            own.region().code(),
            own.revision(),
            own.text().document(),
            own.text().digest(),
            own.signedFirst(),
            own.withdrawn(),
            own.measures().stream().map(StatementDocuments::wire).toList(),
            own.synthetic(),
            own.signature().keyId(),
            at,
            own.signature().value(),
            new Instants(LocalDate.ofInstant(at, LEGAL_ZONE), at, at));
    return codec.encode(
        Envelope.of(EventType.AGREEMENT_STATED, own.region().code(), identity.service(), state));
  }

  private static AgreementStatement.Measure wire(Measure measure) {
    Measure.Reach reach = measure.reach();
    return new AgreementStatement.Measure(
        measure.id(),
        measure.kind().name(),
        reach.clause().orElse(null),
        reach.occupation().map(Occupation::key).orElse(null),
        List.copyOf(reach.levels().stream().map(Enum::name).toList()),
        reach.issuer().map(IssuerCode::value).orElse(null),
        measure.from(),
        measure.until().orElse(null),
        measure.reason());
  }
}
