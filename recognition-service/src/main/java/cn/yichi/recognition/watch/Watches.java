package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.share.ShareCodeId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: watches, one document each. */
public interface Watches {
  /**
   * Keeps a new one.
   *
   * @return false where it is kept already
   */
  boolean add(Watch watch);

  Optional<Watch> find(WatchId id);

  /** Those that are kept of these. */
  List<Watch> find(Collection<WatchId> ids);

  /**
   * Stores it in the place of the revision before.
   *
   * @return false where another write came first
   */
  boolean save(Watch next);

  /** Of these certificates, ended ones too. */
  List<Watch> ofCertificates(Collection<CertificateId> certificates);

  /** Of these share codes, ended ones too. */
  List<Watch> ofCodes(Collection<ShareCodeId> codes);

  /** An organisation's, ended ones too, in the order of ids. */
  List<Watch> page(SocialCreditCode organisation, Optional<WatchId> after, int limit);

  /** How many an organisation has that nobody ended and whose consent holds on a day. */
  long open(SocialCreditCode organisation, LocalDate day);

  /** Forgets every watch of a certificate that its region erased. */
  void erase(CertificateId certificate);
}
