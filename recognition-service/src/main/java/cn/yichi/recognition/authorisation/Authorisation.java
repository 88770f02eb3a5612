package cn.yichi.recognition.authorisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A recorded authorisation (授权). It never changes but once, when it is ended.
 *
 * @param id its id
 * @param stated who acts for whom, when, and by which document
 * @param recordedAt when it was recorded
 * @param ended when an officer ended it; empty while nobody did
 */
public record Authorisation(
    AuthorisationId id, Statement stated, Instant recordedAt, Optional<Instant> ended) {

  /** What is true of an authorisation on a day. */
  public enum State {
    /** Its first day lies ahead. */
    NOT_YET_BEGUN,
    /** By it the person acts. */
    IN_FORCE,
    /** Its last day is past. */
    RUN_OUT,
    /** An officer ended it. */
    ENDED
  }

  /**
   * Its state.
   *
   * @param today a legal day
   */
  public State on(LocalDate today) {
    if (ended.isPresent()) {
      return State.ENDED;
    }
    if (stated.window().hasRunOut(today)) {
      return State.RUN_OUT;
    }
    return stated.window().hasBegun(today) ? State.IN_FORCE : State.NOT_YET_BEGUN;
  }

  /** Whether somebody acts by it, or will: neither ended nor run out. */
  public boolean isOpen(LocalDate today) {
    return switch (on(today)) {
      case NOT_YET_BEGUN, IN_FORCE -> true;
      case RUN_OUT, ENDED -> false;
    };
  }
}
