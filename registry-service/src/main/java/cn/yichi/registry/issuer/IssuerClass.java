package cn.yichi.registry.issuer;

/** What kind of body an issuer (评价机构) is. */
public enum IssuerClass {
  /** 用人单位: an employer that assesses its own staff; letter Y of the 22-character number. */
  EMPLOYER,
  /** 社会培训评价组织: a social assessment body; letter S. */
  SOCIAL_BODY,
  /** 技工院校: a technical school; letter J. */
  TECHNICAL_SCHOOL,
  /** 职业技能鉴定指导中心: an appraisal centre of the older qualification system. */
  APPRAISAL_CENTER,
  /** 主管部门: a department that issues operation permits. */
  DEPARTMENT,
  /** 职称评审委员会: a review board for professional titles. */
  REVIEW_BOARD
}
