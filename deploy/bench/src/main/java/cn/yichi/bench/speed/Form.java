package cn.yichi.bench.speed;

import cn.yichi.sandbox.ServiceAt;
import java.util.Set;

/** How much of the journey is measured: which services run, and so which writes there are. */
enum Form {
  /**
   * The whole journey. A certificate makes about ten documents, which the stand-in database keeps
   * in memory.
   */
  WHOLE(
      "registry 510000, recognition 510000 and 500000, notification 510000 with SMS stand-in",
      7.5,
      Set.of("registry-510000", "recognition-510000", "recognition-500000", "notification-510000")),
  /**
   * Only the foreign host, nobody told: three documents a certificate, so that a million of them
   * fit into this machine's memory. Its ratio is compared with that of a smaller twin of the same
   * form.
   */
  FOREIGN_HOST(
      "registry 510000 and recognition 500000 only, no home host and no notification",
      2.3,
      Set.of("registry-510000", "recognition-500000")),
  /** Bulk import: rows in, certificates and contacts on their topics. */
  IMPORT("registry 510000 alone", 1.5, Set.of("registry-510000"));

  /** Measured: 2 million documents of the foreign host fill 12 GB. */
  private static final double GIGABYTES_A_MILLION = 6;

  private final String words;
  private final double documentsOfARow;
  private final Set<String> services;

  Form(String words, double documentsOfARow, Set<String> services) {
    this.words = words;
    this.documentsOfARow = documentsOfARow;
    this.services = services;
  }

  String words() {
    return words;
  }

  boolean includes(ServiceAt service) {
    return services.contains(service.name());
  }

  /** Gigabytes of heap the stand-in database needs for one run, with room for the collector. */
  int databaseHeap(long rows) {
    double million = Math.max(rows, 100_000) * documentsOfARow / 1e6;
    return (int) Math.ceil(2 + million * GIGABYTES_A_MILLION);
  }
}
