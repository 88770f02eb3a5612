package cn.yichi.contracts.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in 分 (1/100 yuan), never negative.
 *
 * @param fen the amount in 分
 */
public record Money(long fen) implements Comparable<Money> {
  /** Nothing. */
  public static final Money ZERO = new Money(0);

  private static final long FEN_PER_YUAN = 100;
  private static final int MOST_YUAN_DIGITS = 13;

  /**
   * @throws IllegalArgumentException when negative
   */
  public Money {
    if (fen < 0) {
      throw new IllegalArgumentException("an amount cannot be negative: " + fen);
    }
  }

  /**
   * Whole yuan.
   *
   * @throws ArithmeticException when too large
   */
  public static Money ofYuan(long yuan) {
    return new Money(Math.multiplyExact(yuan, FEN_PER_YUAN));
  }

  /**
   * Reads an amount of yuan such as {@code 800000}, {@code 1,500.50} or {@code 800元}.
   *
   * @return refused as {@code BLANK} or {@code MONEY_FORMAT}
   */
  public static Parsed<Money> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    String digits = WrittenForm.keep(text, c -> c != ',' && c != '元' && c != '¥');
    if (!isAmount(digits)) {
      return Parsed.invalid(FaultCode.MONEY_FORMAT, text);
    }
    return Parsed.valid(new Money(new BigDecimal(digits).movePointRight(2).longValueExact()));
  }

  /**
   * The amount times a rate, rounded half up to a whole 分.
   *
   * @param rate 0 or more, e.g. 0.10
   * @throws ArithmeticException when the result is too large
   */
  public Money times(BigDecimal rate) {
    return new Money(
        BigDecimal.valueOf(fen).multiply(rate).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** The sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(fen, other.fen));
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return fen <= other.fen ? this : other;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  /** Yuan with two decimals, e.g. {@code 80000.00}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  private static boolean isAmount(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    return whole > 0
        && whole <= MOST_YUAN_DIGITS
        && WrittenForm.digits(text, 0, whole)
        && (point < 0 || decimals == 1 || decimals == 2)
        && WrittenForm.digits(text, whole + (point < 0 ? 0 : 1), text.length());
  }
}
