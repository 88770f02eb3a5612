package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.notification.contact.Contact;
import cn.yichi.notification.contact.Language;
import cn.yichi.notification.contact.SealedMobile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Certificates, decisions and notices to test with; of Sichuan, unless said otherwise. */
public final class Samples {
  public static final Region SICHUAN = new Region("510000");
  public static final Region CHONGQING = new Region("500000");
  public static final Region ZHEJIANG = new Region("330000");
  public static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

  private Samples() {}

  public static CertificateId certificate(int n) {
    return new CertificateId(id('c', n));
  }

  public static Recipient holder(int n) {
    return new Recipient.Holder(new HolderRef(id('h', n)));
  }

  private static String id(char letter, int n) {
    String digits = Integer.toString(n, 6).replace('1', '6').replace('0', '7');
    return letter + "a".repeat(31 - digits.length()) + digits;
  }

  public static NamedCertificate welder() {
    return new NamedCertificate(
        "SKILL_LEVEL",
        Optional.of("焊工"),
        Optional.of("INTERMEDIATE_WORKER"),
        Optional.empty(),
        "S0000510001******0001");
  }

  public static Position granted() {
    return granted("INTERMEDIATE_WORKER");
  }

  public static Position granted(String level) {
    var grant = new Grant("SAME_LEVEL", Optional.of(level), Optional.empty());
    return new Position(Verdict.GRANTED, Optional.of(grant), List.of(), List.of());
  }

  public static Position conditional(String... conditions) {
    var grant = new Grant("SAME_LEVEL", Optional.of("INTERMEDIATE_WORKER"), Optional.empty());
    return new Position(Verdict.CONDITIONAL, Optional.of(grant), List.of(conditions), List.of());
  }

  public static Position referred(String... questions) {
    return new Position(Verdict.REFERRED, Optional.empty(), List.of(), List.of(questions));
  }

  public static Position refused() {
    return new Position(Verdict.REFUSED, Optional.empty(), List.of(), List.of());
  }

  public static Position noAgreement() {
    return new Position(Verdict.NO_AGREEMENT, Optional.empty(), List.of(), List.of());
  }

  /** A decision on the n-th certificate, held by the n-th holder. */
  public static Decision decision(
      int n, Region host, long revision, Cause cause, Position position) {
    return new Decision(
        certificate(n),
        host,
        SICHUAN,
        holder(n),
        revision,
        position,
        cause,
        Optional.empty(),
        welder());
  }

  public static Decision after(Verdict previous, Decision decision) {
    return new Decision(
        decision.certificate(),
        decision.host(),
        decision.home(),
        decision.holder(),
        decision.revision(),
        decision.position(),
        decision.cause(),
        Optional.of(previous),
        decision.named());
  }

  public static BenefitChange benefit(int n, long revision, boolean open) {
    return new BenefitChange(
        holder(n),
        certificate(n),
        SICHUAN,
        revision,
        open,
        new BenefitChange.Offer("jiangjin-housing", 1, new Region("500116"), List.of("price")),
        Cause.NEW);
  }

  /** The answer to an organisation that asked Chongqing about the n-th certificate. */
  public static AdverseAnswer adverse(int n, long revision) {
    return new AdverseAnswer(
        holder(n),
        certificate(n),
        SICHUAN,
        revision,
        new AdverseAnswer.Told(
            CHONGQING,
            new SocialCreditCode("91500000MA5U00000W"),
            "HIRE",
            "0123456789abcdef0123456789abcdef",
            Verdict.NO_AGREEMENT,
            LocalDate.of(2026, 11, 23),
            Optional.empty(),
            LocalDate.of(2026, 12, 7)));
  }

  public static Contact contact(int n, int version) {
    var mobile = new SealedMobile("k1", "d3JhcHBlZA", "Y2lwaGVy" + n, "138****0000");
    return new Contact(holder(n), version, Optional.of(mobile), Language.ZH_CN);
  }

  public static Contact withoutMobile(int n, int version) {
    return new Contact(holder(n), version, Optional.empty(), Language.ZH_CN);
  }

  /** The first gathering notice of the n-th certificate. */
  public static Notice gathering(int n, Instant dueAt, Entry... entries) {
    return notice(
        Notice.windowKey(certificate(n), 1), n, new Content.FirstNews(List.of(entries)), dueAt);
  }

  public static Notice notice(String key, int n, Content content, Instant dueAt) {
    return new Notice(
        key,
        holder(n),
        certificate(n),
        Optional.of(welder()),
        content,
        NOON,
        Optional.of(dueAt),
        1,
        Delivery.gathering(NOON),
        Delivery.gathering(NOON));
  }

  public static Entry entry(Region host, long revision) {
    return new Entry(host, revision, granted());
  }
}
