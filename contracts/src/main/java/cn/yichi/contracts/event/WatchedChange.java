package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That the answer about a certificate changed which an organisation watches with the holder's
 * consent. Says nothing of the holder.
 *
 * @param organisation social credit code of who watches; the record's key
 * @param watchId its watch
 * @param certificateId the certificate
 * @param revision of the decision that changed it; consumers keep the highest
 * @param from what held before
 * @param to what holds since
 * @param cause as in {@link DecisionState}
 */
public record WatchedChange(
    String organisation,
    String watchId,
    String certificateId,
    long revision,
    Worth from,
    Worth to,
    String cause,
    Instants instants)
    implements Payload {

  /**
   * What the certificate is worth.
   *
   * @param outcome code of the outcome
   * @param equivalence code of what is granted, null where nothing is
   * @param level name of a skill level
   * @param title name or grade of a title
   * @param conditions codes of what must still be fulfilled
   */
  public record Worth(
      String outcome,
      @Nullable String equivalence,
      @Nullable String level,
      @Nullable String title,
      List<String> conditions) {
    public Worth {
      requireNonNull(outcome, "outcome");
      conditions = List.copyOf(conditions);
    }
  }

  public WatchedChange {
    requireNonNull(organisation, "organisation");
    requireNonNull(watchId, "watchId");
    requireNonNull(certificateId, "certificateId");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(cause, "cause");
    requireNonNull(instants, "instants");
    if (revision < 1) {
      throw new IllegalArgumentException("revision must be at least 1");
    }
  }

  @Override
  public String key() {
    return organisation;
  }

  @Override
  public String eventId() {
    return watchId + "/" + revision;
  }
}
