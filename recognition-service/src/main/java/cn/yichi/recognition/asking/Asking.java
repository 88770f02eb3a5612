package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.LocalDate;

/**
 * That somebody asked about a certificate: what its holder may see.
 *
 * @param holder pseudonym of the holder
 * @param by {@code org/<social credit code>} or {@code bureau}
 * @param on the day
 */
public record Asking(
    CertificateId certificate, HolderRef holder, String by, Purpose purpose, LocalDate on) {}
