package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a benefit asks about a certificate.
 *
 * @param kind its kind
 * @param level its level; empty for ungraded kinds
 * @param home region of its registry
 * @param issuedOn day of issue
 * @param valid whether it counts on the asked day: valid, and recognised where the region asks that
 */
public record HeldCertificate(
    CertificateKind kind,
    Optional<SkillLevel> level,
    Region home,
    LocalDate issuedOn,
    boolean valid) {}
