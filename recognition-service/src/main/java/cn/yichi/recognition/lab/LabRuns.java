package cn.yichi.recognition.lab;

import cn.yichi.recognition.agreement.Agreement;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs of the lab in this process, one at a time; the last twenty are kept until it ends. A run
 * only reads: one that is lost is begun again by whoever wants it.
 */
public final class LabRuns {
  private static final int MOST_KEPT = 20;

  private final TryDraft trying;
  private final Clock clock;
  private final Deque<Run> runs = new ConcurrentLinkedDeque<>();
  private final AtomicReference<Optional<Run>> running = new AtomicReference<>(Optional.empty());

  public LabRuns(TryDraft trying, Clock clock) {
    this.trying = trying;
    this.clock = clock;
  }

  /** How a run stands. */
  public sealed interface State {
    /**
     * It runs.
     *
     * @param examined how many certificates so far
     */
    record Running(long examined) implements State {}

    record Done(Effects effects, Instant at) implements State {}

    record Ended() implements State {}

    /** It failed; the log says why. */
    record Failed(String kind) implements State {}
  }

  /** One run. */
  public static final class Run {
    private final String id = UUID.randomUUID().toString();
    private final Agreement draft;
    private final long size;
    private final Instant begunAt;
    private volatile State state = new State.Running(0);
    private volatile boolean ended;

    Run(Agreement draft, long size, Instant begunAt) {
      this.draft = draft;
      this.size = size;
      this.begunAt = begunAt;
    }

    public String id() {
      return id;
    }

    public Agreement draft() {
      return draft;
    }

    /** About how many certificates it examines. */
    public long size() {
      return size;
    }

    public Instant begunAt() {
      return begunAt;
    }

    public State state() {
      return state;
    }

    /** Has it end at its next step. */
    public void end() {
      ended = true;
    }
  }

  /** The run that goes on, if any does. */
  public Optional<Run> running() {
    return Optional.ofNullable(running.get()).flatMap(it -> it);
  }

  /** Begins a run; empty while another runs. */
  public Optional<Run> begin(Agreement draft) {
    Run run = new Run(draft, trying.size(), clock.instant());
    if (!running.compareAndSet(Optional.empty(), Optional.of(run))) {
      return Optional.empty();
    }
    runs.addFirst(run);
    while (runs.size() > MOST_KEPT) {
      runs.pollLast();
    }
    Thread.ofPlatform().daemon().name("lab").start(() -> go(run));
    return Optional.of(run);
  }

  private void go(Run run) {
    try {
      Effects effects =
          trying.run(
              run.draft(),
              examined -> {
                run.state = new State.Running(examined);
                return !run.ended;
              });
      run.state = new State.Done(effects, clock.instant());
    } catch (TryDraft.Ended ended) {
      run.state = new State.Ended();
    } catch (RuntimeException failed) {
      run.state = new State.Failed(failed.getClass().getSimpleName());
      throw failed;
    } finally {
      running.set(Optional.empty());
    }
  }

  public Optional<Run> find(String id) {
    return runs.stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
