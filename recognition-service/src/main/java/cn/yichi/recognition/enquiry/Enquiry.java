package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.HolderRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The question of an employer: does this certificate count here, and as what?
 *
 * @param sought which certificate is meant, and whose
 * @param host region asked about
 * @param asOf the legal day asked about; empty for today
 * @param records levels that other records state for the holder
 */
public record Enquiry(
    Sought sought, Region host, Optional<LocalDate> asOf, List<HolderRecord> records) {
  public Enquiry {
    records = List.copyOf(records);
  }
}
