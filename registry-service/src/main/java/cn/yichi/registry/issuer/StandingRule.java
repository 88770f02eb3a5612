package cn.yichi.registry.issuer;

import cn.yichi.registry.issuer.Standing.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may become of the timeline of an issuer's standing once the issuer is on file. */
final class StandingRule {
  private StandingRule() {}

  /**
   * The timeline after a change.
   *
   * <ul>
   *   <li>A suspension holds for its days, or until further notice; a withdrawal that is to come
   *       ends it. Days that were suspended already stay so.
   *   <li>Lifting ends the suspension or withdrawal that holds on its first day, and none that
   *       comes later.
   *   <li>A withdrawal holds for good.
   * </ul>
   *
   * @return empty where the standing on its first day does not allow the step, where no day would
   *     have another standing than before, or where the timeline would be too long
   */
  static Optional<List<Standing>> after(
      List<Standing> known, StandingChange wanted, String proposal) {
    Optional<Standing> present = on(known, wanted.from());
    if (present.filter(entry -> allows(entry.status(), wanted.to())).isEmpty()) {
      return Optional.empty();
    }
    List<Standing> next = new ArrayList<>();
    known.stream().filter(entry -> entry.from().isBefore(wanted.from())).forEach(next::add);
    next.add(wanted.entry(proposal));
    end(known, wanted, present.get().status()).ifPresent(day -> next.addAll(since(known, day)));
    return next.size() > IssuerReading.MOST_STANDINGS || steps(next).equals(steps(known))
        ? Optional.empty()
        : Optional.of(next);
  }

  /** The timeline that two people stated in the place of what is on file. */
  static List<Standing> restated(List<Standing> known, List<Standing> stated, String proposal) {
    return stated.stream().map(entry -> remembered(known, entry, proposal)).toList();
  }

  /**
   * What is on file, but a good first entry begins as early as the filings, where two people stated
   * older ones.
   *
   * @param firstFiled first day of any filing; empty where there are none
   */
  static List<Standing> reaching(
      List<Standing> known, Optional<LocalDate> firstFiled, String proposal) {
    List<Standing> next = new ArrayList<>(known);
    Standing first = known.getFirst();
    firstFiled
        .filter(day -> first.status() == Status.GOOD && day.isBefore(first.from()))
        .ifPresent(
            day ->
                next.set(0, new Standing(Status.GOOD, day, first.reason(), Optional.of(proposal))));
    return next;
  }

  /** What is stated as it is on file keeps what it was decided by. */
  private static Standing remembered(List<Standing> known, Standing stated, String proposal) {
    return known.stream()
        .filter(stated::saysTheSameAs)
        .findFirst()
        .orElseGet(
            () ->
                new Standing(
                    stated.status(), stated.from(), stated.reason(), Optional.of(proposal)));
  }

  static Optional<Standing> on(List<Standing> timeline, LocalDate day) {
    return timeline.stream()
        .filter(entry -> !entry.from().isAfter(day))
        .reduce((earlier, later) -> later);
  }

  /**
   * First day on which another standing holds, or the same for another reason; the last entry's
   * where no day has one.
   */
  static LocalDate parting(List<Standing> known, List<Standing> next) {
    return Stream.concat(known.stream(), next.stream())
        .map(Standing::from)
        .sorted()
        .filter(day -> !held(known, day).equals(held(next, day)))
        .findFirst()
        .orElseGet(() -> next.getLast().from());
  }

  private static List<Object> held(List<Standing> timeline, LocalDate day) {
    return on(timeline, day)
        .<List<Object>>map(entry -> List.of(entry.status(), entry.reason()))
        .orElseGet(List::of);
  }

  private static boolean allows(Status present, Status to) {
    return switch (to) {
      case SUSPENDED, WITHDRAWN -> present != Status.WITHDRAWN;
      case GOOD -> present != Status.GOOD;
    };
  }

  /** First day on which the timeline goes on as before; empty where it never does. */
  private static Optional<LocalDate> end(
      List<Standing> known, StandingChange wanted, Status present) {
    Stream<LocalDate> others =
        known.stream()
            .filter(entry -> entry.from().isAfter(wanted.from()))
            .filter(entry -> ends(entry.status(), wanted.to(), present))
            .map(Standing::from);
    return Stream.concat(wanted.until().map(last -> last.plusDays(1)).stream(), others)
        .min(LocalDate::compareTo);
  }

  private static boolean ends(Status later, Status wanted, Status present) {
    return switch (wanted) {
      case SUSPENDED -> later == Status.WITHDRAWN;
      case GOOD -> later != present;
      case WITHDRAWN -> false;
    };
  }

  /** What was known for a day and after it. */
  private static List<Standing> since(List<Standing> known, LocalDate day) {
    List<Standing> rest = new ArrayList<>();
    on(known, day)
        .map(entry -> new Standing(entry.status(), day, entry.reason(), entry.proposal()))
        .ifPresent(rest::add);
    known.stream().filter(entry -> entry.from().isAfter(day)).forEach(rest::add);
    return rest;
  }

  /** A timeline as days on which the standing changes. */
  private static List<String> steps(List<Standing> timeline) {
    List<String> steps = new ArrayList<>();
    Optional<Status> before = Optional.empty();
    for (Standing entry : timeline) {
      Optional<Status> now = Optional.of(entry.status());
      if (!now.equals(before)) {
        steps.add(entry.status() + " " + entry.from());
      }
      before = now;
    }
    return steps;
  }

  static boolean sayTheSame(List<Standing> one, List<Standing> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).saysTheSameAs(other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
