package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;

/**
 * A kind that a clause covers only because another rule gives it the same effect (同等效力).
 *
 * @param kind the kind so covered
 * @param citation the rule that says so
 */
public record EqualEffect(CertificateKind kind, Citation citation) {}
