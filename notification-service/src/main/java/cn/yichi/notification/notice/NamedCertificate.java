package cn.yichi.notification.notice;

import java.util.Optional;

/**
 * A certificate in the few public words by which its holder knows it.
 *
 * @param kind code of the certificate kind, e.g. {@code SKILL_LEVEL}
 * @param occupation name of the occupation as the home region writes it
 * @param level code of the skill level, empty for ungraded kinds
 * @param title the professional title, empty for other kinds
 * @param numberMasked the number fit for display
 */
public record NamedCertificate(
    String kind,
    Optional<String> occupation,
    Optional<String> level,
    Optional<String> title,
    String numberMasked) {}
