package cn.yichi.recognition.authorisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The legal days, as China counts them, on which an authorisation holds.
 *
 * @param from the first one
 * @param until the last one; empty where the document names no end
 */
public record Window(LocalDate from, Optional<LocalDate> until) {

  /**
   * @throws IllegalArgumentException when it ends before it begins
   */
  public Window {
    if (until.filter(from::isAfter).isPresent()) {
      throw new IllegalArgumentException("until " + until.get() + " lies before from " + from);
    }
  }

  boolean hasBegun(LocalDate today) {
    return !from.isAfter(today);
  }

  boolean hasRunOut(LocalDate today) {
    return until.filter(today::isAfter).isPresent();
  }
}
