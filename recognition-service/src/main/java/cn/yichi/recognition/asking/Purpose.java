package cn.yichi.recognition.asking;

/** To what end somebody asks. */
public enum Purpose {
  HIRE,
  BID,
  WAGE_GRADE,
  OTHER
}
