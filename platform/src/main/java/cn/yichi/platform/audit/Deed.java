package cn.yichi.platform.audit;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an entry says.
 *
 * @param at when it was done, to the millisecond
 * @param action what was asked for: {@code certificate.register}
 */
public record Deed(
    Instant at, AuditKind kind, String action, Actor by, About about, Result result) {
  public Deed {
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    requireNonNull(action, "action");
    requireNonNull(by, "by");
    requireNonNull(about, "about");
    requireNonNull(result, "result");
  }

  /** What the service itself did, which nobody asked for. */
  public static Deed ofService(Instant at, AuditKind kind, String action, About about) {
    return new Deed(at, kind, action, Actor.service(), about, new Result(0, ""));
  }

  /**
   * What it was about.
   *
   * @param objects opaque ids, in order
   * @param batch of those that are too many to list
   * @param purpose to what end, as stated; empty where it was not
   */
  public record About(List<String> objects, Optional<Batch> batch, String purpose) {
    /** Nothing that could be named. */
    public static final About NOTHING = new About(List.of(), Optional.empty(), "");

    public About {
      objects = List.copyOf(objects);
      requireNonNull(batch, "batch");
      requireNonNull(purpose, "purpose");
    }
  }

  /**
   * Many things.
   *
   * @param count how many
   * @param root Merkle root of their ids in order [RFC 6962], 64 hexadecimal digits
   */
  public record Batch(long count, String root) {
    public Batch {
      requireNonNull(root, "root");
    }

    public static Batch of(MerkleFrontier ids) {
      return new Batch(ids.leaves(), ids.root());
    }
  }

  /**
   * How it ended.
   *
   * @param status the HTTP status answered; 0 for work that no request waits for
   * @param code slug of the problem, or the state a job ended in; {@code repeated} where an earlier
   *     request had decided so, {@code replayed} where its kept answer was given again; empty where
   *     there is nothing to add
   */
  public record Result(int status, String code) {
    public Result {
      requireNonNull(code, "code");
    }
  }
}
