package cn.yichi.recognition.file;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.benefit.BenefitBook;
import java.util.List;

/** The service's own documents, for tests of the core. */
public final class Documents {
  private static final PolicyDocuments SANDBOX = new PolicyDocuments(true);

  private Documents() {}

  public static AgreementBook agreements() {
    return SANDBOX.agreements(
        FileConfiguration.read(
            List.of("classpath*:agreements/*.yaml", "classpath*:statutes/*.yaml")));
  }

  /** A book of one document. */
  public static AgreementBook of(String yaml) {
    return SANDBOX.agreements(List.of(new PolicyDocument("test.yaml", yaml)));
  }

  public static BenefitBook benefits() {
    return SANDBOX.benefits(FileConfiguration.read(List.of("classpath*:benefits/*.yaml")));
  }
}
