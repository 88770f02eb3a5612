package cn.yichi.recognition.benefit;

/** Type of a stated fact. */
public enum FactType {
  /** Whole 分, at least 0. */
  MONEY,
  INTEGER,
  BOOLEAN,
  /** ISO day, compared as text. */
  DATE,
  /** GB/T 2260 code. */
  REGION,
  TEXT
}
