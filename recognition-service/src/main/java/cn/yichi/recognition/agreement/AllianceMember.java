package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A body (评价机构) that belongs to an alliance.
 *
 * @param name its name as the source writes it
 * @param code its issuer code, where the source gives one
 * @param since first day of membership; empty where the source does not say
 * @param until last day, inclusive; empty while it lasts
 */
public record AllianceMember(
    String name, Optional<IssuerCode> code, Optional<LocalDate> since, Optional<LocalDate> until) {
  /**
   * @throws FaultyDocumentException when it ends before it begins
   */
  public AllianceMember {
    if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
      throw new FaultyDocumentException(
          Code.MEMBERSHIP_UPSIDE_DOWN,
          Map.of("name", name, "since", since.get().toString(), "until", until.get().toString()));
    }
  }

  /** Whether this is the body; by its code where the source gives one, else by its name. */
  public boolean is(IssuerCode issuer, String issuerName) {
    return code.isPresent() ? code.get().equals(issuer) : name.equals(issuerName);
  }
}
