package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.NumberScheme;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Replica;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a published certificate into a replica.
 *
 * @param digests compute the id that a certificate must have
 * @param joinedAt what was recorded before is bootstrap: decided, but nobody is told
 */
record ReplicaReader(FederatedDigests digests, Instant joinedAt) {

  /**
   * @throws IllegalArgumentException when a code in it is none that this version knows
   */
  Replica read(EventType type, CertificateState state, Home home, Optional<Provenance> provenance) {
    CertificateView view =
        new CertificateView(
            new CertificateId(state.certificateId()),
            state.version(),
            new Region(state.homeRegion()),
            Optional.ofNullable(state.county()).map(Region::new),
            CertificateKind.valueOf(state.kind()),
            Optional.ofNullable(state.occupation()).map(ReplicaReader::occupation),
            Optional.ofNullable(state.occupation()).map(CertificateState.OccupationRef::nameZh),
            Optional.ofNullable(state.occupation())
                .flatMap(it -> Optional.ofNullable(it.jobType())),
            Optional.ofNullable(state.level()).map(SkillLevel::valueOf),
            title(state.title(), state.titleGrade()),
            new IssuerCode(state.issuerCode()),
            state.issuerName(),
            state.issuedOn(),
            Optional.ofNullable(state.validUntil()),
            Optional.ofNullable(state.standardVersion()),
            Optional.ofNullable(state.exceptionalBasis()),
            CertificateStatus.valueOf(state.status()),
            state.instants().effectiveFrom());
    return new Replica(
        view,
        new HolderRef(state.holderRef()),
        state.numberDigest(),
        state.numberMasked(),
        state.nameDigest(),
        state.documentDigests(),
        cause(type, state),
        type == EventType.CERTIFICATE_REKEYED,
        home == Home.PROVEN,
        provenance);
  }

  /** What an id says of its home. */
  enum Home {
    /** It is computed from home, kind and number: no other region can have it. */
    PROVEN,
    /** Nothing here can tell: the number is personal, or older versions of the key are gone. */
    OPEN,
    /** It is not that of the stated home, kind and number. */
    ANOTHERS
  }

  /**
   * Whether the id is that of the stated home, kind and number, so that no region takes another's.
   *
   * @throws IllegalArgumentException when kind, region or number is malformed
   */
  Home home(CertificateState state) {
    CertificateKind kind = CertificateKind.valueOf(state.kind());
    if (kind.numberIsPersonal()) {
      return Home.OPEN;
    }
    if (state.number() == null) {
      return Home.ANOTHERS;
    }
    CertificateNumber number =
        new CertificateNumber(state.number(), NumberScheme.UNKNOWN_SCHEME, Optional.empty());
    CertificateId id = new CertificateId(state.certificateId());
    if (digests.proves(id, new Region(state.homeRegion()), kind, number)) {
      return Home.PROVEN;
    }
    return digests.hasFirstVersion() ? Home.ANOTHERS : Home.OPEN;
  }

  private Cause cause(EventType type, CertificateState state) {
    if (state.instants().recordedAt().isBefore(joinedAt)) {
      return Cause.BACKFILL;
    }
    return switch (type) {
      // Of what was never heard of before, the first news; nobody hears it twice.
      case CERTIFICATE_REKEYED -> state.backfill() || isOlder(state) ? Cause.BACKFILL : Cause.NEW;
      case CERTIFICATE_ISSUED -> state.backfill() ? Cause.BACKFILL : Cause.NEW;
      case CERTIFICATE_CORRECTED -> Cause.CORRECTION;
      case CERTIFICATE_STATUS_CHANGED -> Cause.STATUS;
      case HOLDER_LINKED,
          HONOUR_RECORDED,
          HONOUR_CORRECTED,
          HONOUR_STATUS_CHANGED,
          HONOUR_REKEYED,
          ISSUER_FILED,
          ISSUER_STANDING_CHANGED,
          CONTACT_CLAIMED,
          AGREEMENT_STATED,
          ANSWER_ADVERSE,
          ISSUER_REVIEWED,
          CONDITION_CONFIRMED,
          RECOGNITION_DECIDED,
          BENEFIT_CHANGED,
          WATCH_CHANGED,
          REASSESSMENT_DUE,
          AUDIT_HEAD,
          KEY_STATED,
          KEY_REVOKED ->
          throw new IllegalArgumentException(type.wireName() + " is not about a certificate");
    };
  }

  /** When it was first recorded nothing says any more. */
  private boolean isOlder(CertificateState state) {
    return state.issuedOn().isBefore(LocalDate.ofInstant(joinedAt, JudgeCase.LEGAL_ZONE));
  }

  private static Occupation occupation(CertificateState.OccupationRef occupation) {
    return new Occupation(CatalogueEdition.valueOf(occupation.edition()), occupation.code());
  }

  private static Optional<ProfessionalTitle> title(@Nullable String name, @Nullable String grade) {
    return name == null || grade == null
        ? Optional.empty()
        : Optional.of(new ProfessionalTitle(name, TitleGrade.valueOf(grade)));
  }
}
