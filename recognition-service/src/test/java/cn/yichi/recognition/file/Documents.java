package cn.yichi.recognition.file;

import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.register.ShippedAgreements;
import cn.yichi.recognition.register.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The service's own documents, for tests of the core. */
public final class Documents {
  private static final PolicyDocuments SANDBOX = new PolicyDocuments(true, new AgreementTexts());

  private static final AgreementBook BOOK = shipped().asIfSigned();

  private Documents() {}

  /** The book that would hold if everybody had signed. */
  public static AgreementBook agreements() {
    return BOOK;
  }

  public static ShippedAgreements shipped() {
    return SANDBOX.agreements(
        FileConfiguration.read(
            List.of("classpath*:agreements/*.yaml", "classpath*:statutes/*.yaml")));
  }

  /** Reads documents as the service does. */
  public static Texts texts() {
    return new AgreementTexts();
  }

  /** A book of one document. */
  public static AgreementBook of(String yaml) {
    return SANDBOX.agreements(List.of(new PolicyDocument("test.yaml", yaml))).asIfSigned();
  }

  /** Receipts by the sandbox's published keys. */
  public static Seals seals(String region, Clock clock) {
    return new ReceiptJws(
        Optional.of(RegionSigner.sandbox(region, clock)), RegionVerifier.sandbox(clock), clock);
  }

  public static BenefitBook benefits() {
    return SANDBOX.benefits(FileConfiguration.read(List.of("classpath*:benefits/*.yaml")));
  }

  /** A book of one policy. */
  public static BenefitBook benefits(String yaml) {
    return SANDBOX.benefits(List.of(new PolicyDocument("test.yaml", yaml)));
  }

  /** The text of one of the service's own documents. */
  public static String text(String path) {
    return FileConfiguration.read(List.of("classpath:" + path)).getFirst().yaml();
  }
}
