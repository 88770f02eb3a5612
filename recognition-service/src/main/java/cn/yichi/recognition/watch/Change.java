package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * That the answer about a watched certificate changed.
 *
 * @param decision revision of the decision that changed it
 * @param cause code of why it was taken
 * @param day the legal day it is about
 * @param at when it was told, UTC
 */
public record Change(
    WatchId watch,
    SocialCreditCode organisation,
    CertificateId certificate,
    long decision,
    Worth from,
    Worth to,
    String cause,
    LocalDate day,
    Instant at) {
  /** The same however often it is told. */
  public String id() {
    return watch.value() + "/" + decision;
  }
}
