package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.TitleGrade;

/**
 * What a skill level lets its holder apply for.
 *
 * @param grade grade of the title
 * @param yearsHeld full years from the day of issue, 0 where none are named
 */
public record TitleStep(TitleGrade grade, int yearsHeld) implements Comparable<TitleStep> {
  private static final int MOST_YEARS = 50;

  /**
   * @throws IllegalArgumentException when the years are not 0 to 50
   */
  public TitleStep {
    if (yearsHeld < 0 || yearsHeld > MOST_YEARS) {
      throw new IllegalArgumentException("years held are 0 to " + MOST_YEARS);
    }
  }

  @Override
  public String toString() {
    return grade + " after " + yearsHeld + " years";
  }

  /** By the grade alone. */
  @Override
  public int compareTo(TitleStep other) {
    return grade.compareTo(other.grade);
  }
}
