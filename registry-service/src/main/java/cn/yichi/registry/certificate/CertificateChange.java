package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A change of a certificate that is to be stored together with the fact it makes.
 *
 * @param previous the replaced state, empty for a new certificate
 * @param next the state from now on, one version higher
 * @param fact what happened
 */
public record CertificateChange(Optional<Certificate> previous, Certificate next, Fact fact) {

  /** What happened to a certificate. */
  public enum Fact {
    /** It was entered. */
    ISSUED,
    /** What it says, or whose it is, was put right (更正). */
    CORRECTED,
    /** It was suspended, ended or reinstated. */
    STATUS_CHANGED,
    /** It says the same under digests of another version of the federation's key. */
    REKEYED
  }

  public CertificateChange {
    requireNonNull(next, "next");
    requireNonNull(fact, "fact");
    int expected = previous.map(before -> before.version() + 1).orElse(1);
    if (next.version() != expected) {
      throw new IllegalArgumentException("version " + next.version() + " is not " + expected);
    }
  }
}
