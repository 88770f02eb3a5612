package cn.yichi.contracts.vocabulary;

import java.util.Optional;

/**
 * The state of a certificate (证书状态). The four end states are distinct acts; their codes are those
 * of electronic licence interfaces (C-standard status codes 03, 04, 05, 07).
 */
public enum CertificateStatus {
  /** 有效. */
  VALID("有效", ""),
  /** 暂停, temporary. */
  SUSPENDED("暂停", ""),
  /** 撤销: should never have been issued. */
  REVOKED("撤销", "03"),
  /** 注销: ended without fault, e.g. on the holder's request. */
  CANCELLED("注销", "04"),
  /** 吊销: taken away as a penalty. */
  WITHDRAWN("吊销", "07"),
  /** 失效: past its last day. */
  EXPIRED("失效", "05");

  private final String nameZh;
  private final String licenceCode;

  CertificateStatus(String nameZh, String licenceCode) {
    this.nameZh = nameZh;
    this.licenceCode = licenceCode;
  }

  /** The standard Chinese name. */
  public String nameZh() {
    return nameZh;
  }

  /** The status code of electronic licence interfaces, where there is one. */
  public Optional<String> licenceCode() {
    return Optional.of(licenceCode).filter(code -> !code.isEmpty());
  }

  /** True for the states no certificate comes back from. */
  public boolean isFinal() {
    return switch (this) {
      case VALID, SUSPENDED, EXPIRED -> false;
      case REVOKED, CANCELLED, WITHDRAWN -> true;
    };
  }

  /**
   * Reads a status by its Chinese name or its identifier.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_STATUS}
   */
  public static Parsed<CertificateStatus> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    for (CertificateStatus status : values()) {
      if (text.equals(status.nameZh) || text.equals(status.name())) {
        return Parsed.valid(status);
      }
    }
    return Parsed.invalid(FaultCode.UNKNOWN_STATUS, text);
  }
}
