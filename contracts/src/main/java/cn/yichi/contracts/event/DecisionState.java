package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate is worth in one host region, why, and on which versions of everything.
 *
 * @param certificateId the certificate
 * @param host GB/T 2260 code of the deciding region
 * @param homeRegion GB/T 2260 code of the certificate's home
 * @param holderRef pseudonym of the holder
 * @param revision +1 for each decision on this certificate here; consumers keep the highest
 * @param certificateVersion version of the certificate it rests on
 * @param issuerVersion version of the issuer it rests on, null while none was received
 * @param bookRevision revision of the agreement book it rests on
 * @param engineVersion version of the engine's rules
 * @param asOf the legal day the decision speaks of
 * @param outcome {@code GRANTED}, {@code CONDITIONAL}, {@code REFERRED}, {@code REFUSED} or {@code
 *     NO_AGREEMENT}
 * @param equivalence what is granted, null where nothing is
 * @param conditions what must still be fulfilled
 * @param questions what a person must still answer
 * @param grounds every ground, best first
 * @param agreement the clause that decided, null where none applies
 * @param cause {@code NEW}, {@code CORRECTION}, {@code STATUS}, {@code ISSUER}, {@code AGREEMENT},
 *     {@code RULING} or {@code BACKFILL}
 * @param previousOutcome outcome of the decision before, null for the first
 * @param certificate what a notice needs to name the certificate
 */
public record DecisionState(
    String certificateId,
    String host,
    String homeRegion,
    String holderRef,
    long revision,
    int certificateVersion,
    @Nullable Integer issuerVersion,
    String bookRevision,
    String engineVersion,
    LocalDate asOf,
    String outcome,
    @Nullable Equivalence equivalence,
    List<String> conditions,
    List<String> questions,
    List<Ground> grounds,
    @Nullable AgreementRef agreement,
    String cause,
    @Nullable String previousOutcome,
    CertificateSketch certificate,
    Instants instants)
    implements Payload {

  /**
   * What is granted.
   *
   * @param type e.g. {@code SAME_LEVEL}, {@code DEEMED_LEVEL}
   * @param level name of the local skill level, null where none
   * @param title local title, null where none
   * @param titleGrade name of the local title grade, null where none
   * @param exemption what is waived on the way to another permit, null where nothing is
   */
  public record Equivalence(
      String type,
      @Nullable String level,
      @Nullable String title,
      @Nullable String titleGrade,
      @Nullable Exemption exemption) {
    public Equivalence {
      requireNonNull(type, "type");
    }

    /** An equivalence of level or title alone. */
    public Equivalence(String type, @Nullable String level, @Nullable String title) {
      this(type, level, title, null, null);
    }
  }

  /**
   * A part of the way to another permit that is waived (免予).
   *
   * @param target name of the other certificate kind
   * @param operation the operation it is for, in words
   * @param part name of the waived part
   */
  public record Exemption(String target, String operation, String part) {
    public Exemption {
      requireNonNull(target, "target");
      requireNonNull(operation, "operation");
      requireNonNull(part, "part");
    }
  }

  /**
   * A reason, for or against.
   *
   * @param code stable code
   * @param agreement the clause it comes from, null for grounds outside agreements
   * @param citation what it rests on, in the words of the source
   * @param parameters values that the sentence about this ground needs
   */
  public record Ground(
      String code,
      @Nullable AgreementRef agreement,
      @Nullable String citation,
      Map<String, String> parameters) {
    public Ground {
      requireNonNull(code, "code");
      parameters = Map.copyOf(requireNonNull(parameters, "parameters"));
    }
  }

  /** A clause of one version of an agreement. */
  public record AgreementRef(String id, int version, String clause) {
    public AgreementRef {
      requireNonNull(id, "id");
      requireNonNull(clause, "clause");
    }
  }

  /** The certificate in the few public words of a notice. */
  public record CertificateSketch(
      String kind,
      @Nullable String occupationZh,
      @Nullable String level,
      @Nullable String title,
      String numberMasked) {
    public CertificateSketch {
      requireNonNull(kind, "kind");
      requireNonNull(numberMasked, "numberMasked");
    }
  }

  public DecisionState {
    requireNonNull(certificateId, "certificateId");
    requireNonNull(host, "host");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(holderRef, "holderRef");
    requireNonNull(bookRevision, "bookRevision");
    requireNonNull(engineVersion, "engineVersion");
    requireNonNull(asOf, "asOf");
    requireNonNull(outcome, "outcome");
    conditions = List.copyOf(requireNonNull(conditions, "conditions"));
    questions = List.copyOf(requireNonNull(questions, "questions"));
    grounds = List.copyOf(requireNonNull(grounds, "grounds"));
    requireNonNull(cause, "cause");
    requireNonNull(certificate, "certificate");
    requireNonNull(instants, "instants");
    if (revision < 1 || certificateVersion < 1) {
      throw new IllegalArgumentException("revision and certificateVersion must be at least 1");
    }
  }

  @Override
  public String key() {
    return certificateId;
  }

  @Override
  public String aboutRegion() {
    return homeRegion;
  }

  @Override
  public String eventId() {
    return certificateId + "/" + host + "/" + revision;
  }
}
