package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the home region of a certificate has confirmed of it for its partners (核验、备案), over
 * time: conditions of agreements that are fulfilled by its own books.
 *
 * @param certificateId id of the certificate; the record's key
 * @param version 1 for the first state, +1 for each change
 * @param homeRegion GB/T 2260 code of the certificate's home region
 * @param by GB/T 2260 code of the region that confirms; only the home region's word counts
 * @param items what was confirmed, in the order in which it was
 */
public record ConfirmationState(
    String certificateId,
    int version,
    String homeRegion,
    String by,
    List<Item> items,
    Instants instants)
    implements Payload {

  /**
   * One condition that is fulfilled.
   *
   * @param agreement id of the agreement that sets it
   * @param agreementVersion its version
   * @param clause the clause that sets it
   * @param condition {@code VERIFICATION} or {@code FILING}
   * @param from first day for which it is fulfilled
   * @param revokedFrom first day for which it no longer is, null while it is
   * @param citation what it rests on, in words; no personal data
   */
  public record Item(
      String agreement,
      int agreementVersion,
      String clause,
      String condition,
      LocalDate from,
      @Nullable LocalDate revokedFrom,
      String citation) {
    public Item {
      requireNonNull(agreement, "agreement");
      requireNonNull(clause, "clause");
      requireNonNull(condition, "condition");
      requireNonNull(from, "from");
      requireNonNull(citation, "citation");
      if (agreementVersion < 1) {
        throw new IllegalArgumentException("agreementVersion must be at least 1");
      }
    }
  }

  public ConfirmationState {
    requireNonNull(certificateId, "certificateId");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(by, "by");
    items = List.copyOf(items);
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  @Override
  public String key() {
    return certificateId;
  }

  @Override
  public String eventId() {
    return eventId(by, certificateId, version);
  }

  /** The id of a version, for its erasure too. */
  public static String eventId(String by, String certificateId, int version) {
    return by + "/" + certificateId + "/" + version;
  }
}
