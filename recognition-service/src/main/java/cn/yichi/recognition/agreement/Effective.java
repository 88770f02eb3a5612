package cn.yichi.recognition.agreement;

import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The days on which an agreement is in force.
 *
 * @param from first day, inclusive
 * @param until last day, inclusive; empty while open or unstated
 * @param basis how the first day is known
 */
public record Effective(LocalDate from, Optional<LocalDate> until, Basis basis) {
  public Effective {
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new FaultyDocumentException(
          Code.PERIOD_UPSIDE_DOWN,
          Map.of("from", from.toString(), "until", until.get().toString()));
    }
  }

  public boolean notYetOn(LocalDate day) {
    return day.isBefore(from);
  }

  public boolean endedOn(LocalDate day) {
    return until.isPresent() && day.isAfter(until.get());
  }

  public boolean holdsOn(LocalDate day) {
    return !notYetOn(day) && !endedOn(day);
  }
}
