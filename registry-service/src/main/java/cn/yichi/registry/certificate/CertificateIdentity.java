package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;

/**
 * The keyed names of one stated certificate.
 *
 * @param id of home region, kind and number
 * @param home the registry's region
 * @param numberDigest of the number alone
 * @param holder pseudonym and digests of the holder
 */
public record CertificateIdentity(
    CertificateId id, Region home, String numberDigest, Certificate.Holder holder) {
  public CertificateIdentity {
    requireNonNull(id, "id");
    requireNonNull(home, "home");
    requireNonNull(numberDigest, "numberDigest");
    requireNonNull(holder, "holder");
  }
}
