package cn.yichi.recognition.benefit;

/**
 * A condition over typed facts.
 *
 * @param id unique within its policy
 * @param cel the expression; its variables are the policy's facts and {@code kind}, {@code level},
 *     {@code levelRank}, {@code home}, {@code issuedOn} of the certificate, {@code day} as asked
 * @param gapZh what to tell a claimant who does not fulfil it
 * @param gapEn the same in English
 */
public record BenefitCondition(String id, String cel, String gapZh, String gapEn) {}
