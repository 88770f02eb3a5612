package cn.yichi.bench.speed;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.IssuerTimeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases that a sample's certificates put before a host region, by a book of agreements. */
final class Cases {
  private static final EventCodec CODEC = new EventCodec();

  private Cases() {}

  static List<Case> of(EventSample sample, Region host, AgreementBook book) {
    Map<String, IssuerTimeline> issuers = new HashMap<>();
    for (Entry.Fact fact : sample.of("issuers")) {
      Envelope<?> event = EventSample.decode(CODEC, fact);
      if (event.data() instanceof IssuerState issuer) {
        issuers.put(issuer.issuerCode(), timeline(issuer));
      }
    }
    return sample.of("certificates").stream()
        .map(fact -> EventSample.decode(CODEC, fact).data())
        .map(CertificateState.class::cast)
        .map(
            state ->
                new Case(
                    view(state),
                    List.of(),
                    Optional.ofNullable(issuers.get(state.issuerCode())),
                    book,
                    OccupationCatalogue.standard(),
                    host))
        .toList();
  }

  private static CertificateView view(CertificateState state) {
    Optional<CertificateState.OccupationRef> occupation = Optional.ofNullable(state.occupation());
    return new CertificateView(
        new CertificateId(state.certificateId()),
        state.version(),
        new Region(state.homeRegion()),
        Optional.ofNullable(state.county()).map(Region::new),
        CertificateKind.valueOf(state.kind()),
        occupation.map(it -> new Occupation(CatalogueEdition.valueOf(it.edition()), it.code())),
        occupation.map(CertificateState.OccupationRef::nameZh),
        occupation.flatMap(it -> Optional.ofNullable(it.jobType())),
        Optional.ofNullable(state.level()).map(SkillLevel::valueOf),
        Optional.empty(),
        new IssuerCode(state.issuerCode()),
        state.issuerName(),
        state.issuedOn(),
        Optional.ofNullable(state.validUntil()),
        Optional.ofNullable(state.standardVersion()),
        Optional.ofNullable(state.exceptionalBasis()),
        CertificateStatus.valueOf(state.status()),
        state.instants().effectiveFrom());
  }

  private static IssuerTimeline timeline(IssuerState state) {
    return new IssuerTimeline(
        new IssuerCode(state.issuerCode()),
        state.version(),
        state.filings().stream().map(Cases::filing).toList(),
        state.standing().stream()
            .map(
                each ->
                    new IssuerTimeline.Standing(
                        IssuerTimeline.Status.valueOf(each.status()), each.from()))
            .toList());
  }

  private static IssuerTimeline.Filing filing(IssuerState.Filing filing) {
    int colon = filing.occupation().indexOf(':');
    Optional<Occupation> occupation =
        colon < 0
            ? Optional.empty()
            : Optional.of(
                new Occupation(
                    CatalogueEdition.valueOf(filing.occupation().substring(0, colon)),
                    filing.occupation().substring(colon + 1)));
    return new IssuerTimeline.Filing(
        CertificateKind.valueOf(filing.kind()),
        occupation,
        filing.levels().stream().map(SkillLevel::valueOf).toList(),
        filing.from(),
        Optional.ofNullable(filing.until()));
  }
}
