package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.time.LocalDate;

/**
 * A decision of this region as it is stored.
 *
 * @param home region of the certificate
 * @param holder by which pseudonym it goes
 * @param revision of the decision; the highest is the present one
 * @param cause code of why it was taken
 * @param day the legal day it is about
 */
public record Decided(
    CertificateId certificate,
    Region home,
    HolderRef holder,
    long revision,
    Worth worth,
    String cause,
    LocalDate day) {}
