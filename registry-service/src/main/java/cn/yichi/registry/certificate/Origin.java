package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

/**
 * Which row of which import brought a certificate in. It is stored with the certificate and never
 * changes. Whoever registers a known certificate again is told its origin, so that a job that runs
 * a row a second time after a crash recognises its own work and still counts it as accepted.
 *
 * @param importId the import job
 * @param row the row of its file, from 1, headings not counted
 */
public record Origin(String importId, long row) {
  public Origin {
    requireNonNull(importId, "importId");
    if (row < 1) {
      throw new IllegalArgumentException("row must be at least 1");
    }
  }
}
