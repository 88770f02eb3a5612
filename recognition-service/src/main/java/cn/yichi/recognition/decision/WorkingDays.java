package cn.yichi.recognition.decision;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Counts working days (工作日), Monday to Friday. Public holidays and the weekends worked instead are
 * {@code UNSTATED}: no source of them is read here, so a term that holds a holiday is short of it.
 */
public final class WorkingDays {
  private WorkingDays() {}

  /** The last of so many working days that follow a day. */
  public static LocalDate after(LocalDate day, int workingDays) {
    LocalDate last = day;
    for (int left = workingDays; left > 0; ) {
      last = last.plusDays(1);
      if (last.getDayOfWeek() != DayOfWeek.SATURDAY && last.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return last;
  }
}
