package cn.yichi.recognition.asking;

/**
 * On what ground an organisation may process what it asks for: those of article 13 of the Personal
 * Information Protection Law (个人信息保护法第十三条) that fit a question about a certificate.
 */
public enum LegalBasis {
  /** The person agreed (第一项). */
  CONSENT,
  /** To conclude or perform a contract with the person (第二项前段). */
  CONTRACT,
  /** Management of human resources by lawful rules or a collective contract (第二项后段). */
  HR_MANAGEMENT,
  /** A duty or task that the law lays on the organisation (第三项). */
  STATUTORY_DUTY,
  /** What the person, or the law, made public, within reason (第六项). */
  PUBLISHED,
  /** Another case that laws or administrative regulations name (第七项). */
  OTHER_STATUTE
}
