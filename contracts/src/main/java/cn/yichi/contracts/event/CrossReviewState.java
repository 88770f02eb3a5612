package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one region found when it reviewed an issuer on another region's file (交叉互评), over time.
 *
 * @param issuerCode code of the issuer; the record's key
 * @param version 1 for the first state, +1 for each change
 * @param issuerRegion GB/T 2260 code of the region that keeps the issuer on file
 * @param reviewer GB/T 2260 code of the region that reviewed it
 * @param findings what was found, in order of their first days
 */
public record CrossReviewState(
    String issuerCode,
    int version,
    String issuerRegion,
    String reviewer,
    List<Finding> findings,
    Instants instants)
    implements Payload {

  /**
   * One finding; it holds until the next.
   *
   * @param result {@code PASSED}, {@code FAILED}, or {@code WITHDRAWN} where it no longer counts
   * @param from first day
   * @param basis the review it rests on, in words
   */
  public record Finding(String result, LocalDate from, @Nullable String basis) {
    public Finding {
      requireNonNull(result, "result");
      requireNonNull(from, "from");
    }
  }

  public CrossReviewState {
    requireNonNull(issuerCode, "issuerCode");
    requireNonNull(issuerRegion, "issuerRegion");
    requireNonNull(reviewer, "reviewer");
    findings = List.copyOf(findings);
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  @Override
  public String key() {
    return issuerCode;
  }

  @Override
  public String eventId() {
    return reviewer + "/" + issuerCode + "/" + version;
  }
}
