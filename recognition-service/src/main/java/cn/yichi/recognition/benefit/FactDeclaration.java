package cn.yichi.recognition.benefit;

/**
 * A fact that a policy needs beside the certificate.
 *
 * @param name its name
 * @param type its type
 * @param zh the question to the claimant
 * @param en the same in English
 */
public record FactDeclaration(FactName name, FactType type, String zh, String en) {}
