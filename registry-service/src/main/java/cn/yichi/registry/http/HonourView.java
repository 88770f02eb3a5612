package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.certificate.Certificate.Standing;
import cn.yichi.registry.honour.Distinction;
import cn.yichi.registry.honour.Honour;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public state of an honour: its holder by pseudonym only, and no level, since it has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Honour")
record HonourView(
    String honourId,
    int version,
    String homeRegion,
    String holderRef,
    String kind,
    String kindZh,
    String scope,
    String scopeZh,
    @Nullable String contestClass,
    @Nullable String contestClassZh,
    @Nullable Integer place,
    @Nullable String medal,
    String nameZh,
    CertificateView.@Nullable OccupationView occupation,
    @Nullable String region,
    String conferredBy,
    LocalDate conferredOn,
    String status,
    String statusZh,
    @Nullable String statusReason,
    LocalDate effectiveFrom,
    Instant recordedAt) {

  static HonourView of(Honour honour) {
    Distinction says = honour.says();
    Optional<ContestClass> contest = says.result().map(Distinction.Result::of);
    Standing standing = honour.standing();
    return new HonourView(
        honour.id().value(),
        honour.version(),
        honour.home().code(),
        honour.holder().value(),
        says.kind().name(),
        says.kind().nameZh(),
        says.scope().name(),
        says.scope().nameZh(),
        contest.map(ContestClass::name).orElse(null),
        contest.map(ContestClass::nameZh).orElse(null),
        says.result().flatMap(Distinction.Result::place).orElse(null),
        says.result().flatMap(Distinction.Result::medal).map(Medal::name).orElse(null),
        says.nameZh(),
        says.occupation().map(CertificateView::occupation).orElse(null),
        says.region().map(Region::code).orElse(null),
        says.conferredBy(),
        says.conferredOn(),
        standing.status().name(),
        standing.status().nameZh(),
        standing.reason().orElse(null),
        honour.recorded().effectiveFrom(),
        honour.recorded().recordedAt());
  }
}
