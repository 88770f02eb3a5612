package cn.yichi.recognition.register;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.Registered.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has this region speak on a version, as two of its people decided. The only way in which it signs,
 * takes back, orders or lifts anything. What may take something from anybody needs a lead time.
 * Ends as one of {@link Outcome}.
 */
public final class SpeakOnAgreement {
  /** Legal days are days in China. */
  private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

  private static final int MOST_MEASURES = 100;

  private final Register register;
  private final Entries entries;
  private final Signatory signatory;
  private final Duration leadTime;
  private final Clock clock;

  /**
   * @param leadTime how long before its first day a tightening must be signed or ordered
   */
  public SpeakOnAgreement(
      Register register, Entries entries, Signatory signatory, Duration leadTime, Clock clock) {
    this.register = register;
    this.entries = entries;
    this.signatory = signatory;
    this.leadTime = leadTime;
    this.clock = clock;
  }

  /** What became of an act. */
  public sealed interface Outcome {
    /** The region says so, perhaps since an earlier call for the same proposal. */
    record Done() implements Outcome {}

    /** The version does not allow it; nothing changed. */
    record NotAllowed(Obstacle why) implements Outcome {}

    /** The region has said something else since; nothing changed. */
    record Outdated(long revision) implements Outcome {}

    /** No such version. */
    record Unknown() implements Outcome {}

    /** Not now: too much waits to be published, or the region's key signs nothing. */
    record Later() implements Outcome {}
  }

  /** Why an act is not allowed. */
  public enum Obstacle {
    /** Nobody has put forward a text of that digest. */
    TEXT_UNKNOWN,
    /** The text cannot be used by this service. */
    TEXT_FAULTY,
    /** The region is no party, or the statute does not hold in it. */
    NOT_A_PARTY,
    ALREADY_SIGNED,
    /** The region has signed another text of this version; a version is never changed. */
    SIGNED_OTHERWISE,
    /** A later version is signed by all. */
    LATER_VERSION_SIGNED,
    /** It tightens sooner than the lead time allows. */
    LEAD_TIME,
    NOT_SIGNED,
    /** All have signed: it can be suspended or terminated, but not unsigned. */
    SIGNED_BY_ALL,
    /** Not all have signed yet. */
    NOT_SIGNED_BY_ALL,
    MEASURE_EXISTS,
    MEASURE_UNKNOWN,
    /** The measure has ended, or is a termination that has begun. */
    MEASURE_ENDED,
    CLAUSE_UNKNOWN,
    /** It would change days that are over. */
    DAY_OVER,
    TOO_MANY_MEASURES
  }

  private sealed interface Next {
    record Say(Statement unsigned) implements Next {}

    record Not(Obstacle why) implements Next {}
  }

  /** What stands in the way of an act; empty when nothing does. */
  public Optional<Outcome> obstacle(VersionRef ref, long seen, Act act) {
    Optional<Entry> entry = entries.find(ref);
    if (entry.isEmpty()) {
      return Optional.of(new Outcome.Unknown());
    }
    long revision = entry.get().revisionOf(own());
    if (revision != seen) {
      return Optional.of(new Outcome.Outdated(revision));
    }
    return next(entry.get(), act) instanceof Next.Not(Obstacle why)
        ? Optional.of(new Outcome.NotAllowed(why))
        : Optional.empty();
  }

  /**
   * Acts; any number of times with one effect.
   *
   * @param seen the revision of what the region said that the decision rests on, 0 for nothing
   * @param proposal what they decided it by
   */
  public Outcome act(VersionRef ref, long seen, Act act, String proposal) {
    Optional<Entry> found = entries.find(ref);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Entry entry = found.get();
    if (entry.decidedBy().filter(proposal::equals).isPresent()) {
      return new Outcome.Done();
    }
    return obstacle(ref, seen, act).orElseGet(() -> say(entry, act, Optional.of(proposal)));
  }

  /** Adopts or signs without people, as a sandbox does. */
  public Outcome signSynthetically(VersionRef ref, String digest) {
    return entries
        .find(ref)
        .map(entry -> say(entry, new Act.Sign(digest), Optional.empty()))
        .orElseGet(Outcome.Unknown::new);
  }

  private Outcome say(Entry entry, Act act, Optional<String> proposal) {
    return switch (next(entry, act)) {
      case Next.Not(Obstacle why) -> new Outcome.NotAllowed(why);
      case Next.Say(Statement unsigned) -> {
        Statement signed;
        try {
          signed = signatory.sign(synthetic(unsigned, proposal.isEmpty() || register.ofSandbox()));
        } catch (Signatory.CannotSign keyless) {
          yield new Outcome.Later();
        }
        yield switch (entries.say(signed, entry.sequence(), proposal)) {
          case DONE -> {
            // Whoever decided reads next what they decided.
            register.refresh();
            yield new Outcome.Done();
          }
          // Whoever was quicker may have said this very thing: it is looked at again.
          case STALE, BUSY -> new Outcome.Later();
        };
      }
    };
  }

  private Next next(Entry entry, Act act) {
    Registered version = register.registered(entry);
    return switch (act) {
      case Act.Sign(String digest) -> sign(entry, digest);
      case Act.Withdraw withdraw -> withdrawn(version);
      case Act.Order(Measure measure) -> ordered(version, measure);
      case Act.Lift(String measure, LocalDate from) -> lifted(version, measure, from);
    };
  }

  private Next sign(Entry entry, String digest) {
    Optional<Statement.Text> text = entry.text(digest);
    if (text.isEmpty()) {
      return new Next.Not(Obstacle.TEXT_UNKNOWN);
    }
    if (!(register.read(text.get()) instanceof Texts.Reading.Sound sound)
        || !sound.text().equals(text.get())) {
      return new Next.Not(Obstacle.TEXT_FAULTY);
    }
    Optional<Obstacle> obstacle = obstacleToSigning(entry, sound.agreement(), digest);
    if (obstacle.isPresent()) {
      return new Next.Not(obstacle.get());
    }
    Instant now = clock.instant();
    Statement before = entry.statements().get(own());
    return new Next.Say(
        new Statement(
            entry.ref(),
            own(),
            entry.revisionOf(own()) + 1,
            text.get(),
            before == null || before.withdrawn() ? now : before.signedFirst(),
            false,
            before == null ? List.of() : before.measures(),
            false,
            new Statement.Signature("", now, ""),
            now));
  }

  private Optional<Obstacle> obstacleToSigning(Entry entry, Agreement agreement, String digest) {
    if (!agreement.binds(own())) {
      return Optional.of(Obstacle.NOT_A_PARTY);
    }
    Statement before = entry.statements().get(own());
    if (before != null && !before.withdrawn()) {
      if (!before.text().digest().equals(digest)) {
        return Optional.of(Obstacle.SIGNED_OTHERWISE);
      }
      // With a key that was lost since, it is signed again.
      if (register.fault(before).isEmpty()) {
        return Optional.of(Obstacle.ALREADY_SIGNED);
      }
    }
    List<Registered> signed =
        register.versions().stream()
            .filter(each -> each.ref().agreement().equals(agreement.id()))
            .filter(each -> each.stage() == Stage.COUNTERSIGNED)
            .toList();
    if (signed.stream().anyMatch(each -> each.ref().version() > agreement.version())) {
      return Optional.of(Obstacle.LATER_VERSION_SIGNED);
    }
    boolean tightens =
        signed.stream()
            .filter(each -> each.ref().version() < agreement.version())
            .reduce((lower, higher) -> higher)
            .flatMap(Registered::agreement)
            .filter(each -> !Tightening.between(each, agreement).isEmpty())
            .isPresent();
    return tightens && tooSoon(agreement.effective().from())
        ? Optional.of(Obstacle.LEAD_TIME)
        : Optional.empty();
  }

  private Next withdrawn(Registered version) {
    Statement said = version.entry().statements().get(own());
    if (said == null || said.withdrawn()) {
      return new Next.Not(Obstacle.NOT_SIGNED);
    }
    return version.stage() == Stage.COUNTERSIGNED
        ? new Next.Not(Obstacle.SIGNED_BY_ALL)
        : new Next.Say(saying(said, true, said.measures()));
  }

  private Next ordered(Registered version, Measure measure) {
    Statement said = version.entry().statements().get(own());
    if (said == null || version.stage() != Stage.COUNTERSIGNED) {
      return new Next.Not(Obstacle.NOT_SIGNED_BY_ALL);
    }
    if (said.measures().stream().anyMatch(each -> each.id().equals(measure.id()))) {
      return new Next.Not(Obstacle.MEASURE_EXISTS);
    }
    if (said.measures().size() >= MOST_MEASURES) {
      return new Next.Not(Obstacle.TOO_MANY_MEASURES);
    }
    Agreement agreement = version.agreement().orElseThrow();
    if (!measure
        .reach()
        .clause()
        .map(id -> agreement.clauses().stream().anyMatch(each -> each.id().equals(id)))
        .orElse(true)) {
      return new Next.Not(Obstacle.CLAUSE_UNKNOWN);
    }
    if (tooSoon(measure.from())) {
      return new Next.Not(Obstacle.LEAD_TIME);
    }
    List<Measure> all = new ArrayList<>(said.measures());
    all.add(measure);
    return new Next.Say(saying(said, false, all));
  }

  private Next lifted(Registered version, String id, LocalDate from) {
    Statement said = version.entry().statements().get(own());
    if (said == null) {
      return new Next.Not(Obstacle.MEASURE_UNKNOWN);
    }
    Optional<Measure> found =
        said.measures().stream().filter(each -> each.id().equals(id)).findFirst();
    LocalDate today = LocalDate.now(clock.withZone(LEGAL_ZONE));
    Optional<Obstacle> obstacle =
        found
            .map(measure -> obstacleToLifting(measure, from, today))
            .orElseGet(() -> Optional.of(Obstacle.MEASURE_UNKNOWN));
    return obstacle
        .<Next>map(Next.Not::new)
        .orElseGet(() -> new Next.Say(saying(said, false, without(said.measures(), id, from))));
  }

  private static Optional<Obstacle> obstacleToLifting(
      Measure measure, LocalDate from, LocalDate today) {
    boolean begun = !measure.from().isAfter(today);
    if (measure.until().filter(last -> last.isBefore(today)).isPresent()
        || measure.kind() == Measure.Kind.TERMINATION && begun) {
      return Optional.of(Obstacle.MEASURE_ENDED);
    }
    return from.isBefore(today) ? Optional.of(Obstacle.DAY_OVER) : Optional.empty();
  }

  /** What had not begun by that day is dropped. */
  private static List<Measure> without(List<Measure> measures, String id, LocalDate from) {
    List<Measure> all = new ArrayList<>();
    for (Measure each : measures) {
      if (!each.id().equals(id)) {
        all.add(each);
      } else if (from.isAfter(each.from()) && each.kind() != Measure.Kind.TERMINATION) {
        all.add(each.endingBefore(from));
      }
    }
    return all;
  }

  private boolean tooSoon(LocalDate from) {
    return from.isBefore(soonest());
  }

  /** The first legal day on which a change that tightens may begin, were it made now. */
  public LocalDate soonest() {
    ZonedDateTime end = clock.instant().plus(leadTime).atZone(LEGAL_ZONE);
    LocalDate day = end.toLocalDate();
    return day.atStartOfDay(LEGAL_ZONE).isBefore(end) ? day.plusDays(1) : day;
  }

  /** How long beforehand such a change must be known. */
  public Duration leadTime() {
    return leadTime;
  }

  private static Statement saying(Statement said, boolean withdrawn, List<Measure> measures) {
    return new Statement(
        said.ref(),
        said.region(),
        said.revision() + 1,
        said.text(),
        said.signedFirst(),
        withdrawn,
        measures,
        said.synthetic(),
        said.signature(),
        said.arrivedAt());
  }

  private static Statement synthetic(Statement said, boolean synthetic) {
    return new Statement(
        said.ref(),
        said.region(),
        said.revision(),
        said.text(),
        said.signedFirst(),
        said.withdrawn(),
        said.measures(),
        synthetic,
        said.signature(),
        said.arrivedAt());
  }

  private Region own() {
    return register.own();
  }
}
