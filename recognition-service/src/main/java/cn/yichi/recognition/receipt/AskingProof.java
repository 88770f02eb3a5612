package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Purpose;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An organisation's proof that it asked by a share code (查询凭证). Of the holder it says nothing but
 * the certificate's id and the outcome, so the answer cannot be taken again from it.
 *
 * @param issuedBy the region whose service answered and signs
 * @param askedAt when it was asked and signed, UTC, cut to milliseconds
 * @param on the legal day it was asked
 * @param organisation who asked
 * @param purpose to what end, as the holder said when he made the code
 * @param code id of the share code
 * @param certificate the certificate it opened
 * @param asOf the legal day that the answer is about
 * @param outcome code of the outcome
 */
public record AskingProof(
    Region issuedBy,
    Instant askedAt,
    LocalDate on,
    SocialCreditCode organisation,
    Purpose purpose,
    String code,
    CertificateId certificate,
    LocalDate asOf,
    String outcome) {}
