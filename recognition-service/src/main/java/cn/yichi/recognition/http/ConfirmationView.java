package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.confirmation.Confirmed;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one region confirmed of a certificate.
 *
 * @param by GB/T 2260 code of the region
 * @param version +1 for each change
 */
@Schema(name = "Confirmation")
record ConfirmationView(String by, int version, List<Item> items) {

  /** One condition. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ConfirmedCondition")
  record Item(
      DecisionParts.Clause clause,
      String condition,
      LocalDate from,
      @Nullable LocalDate revokedFrom,
      String citation) {}

  static ConfirmationView of(Region by, int version, List<Confirmed> items) {
    return new ConfirmationView(
        by.code(),
        version,
        items.stream()
            .map(
                each ->
                    new Item(
                        DecisionParts.of(each.clause()),
                        each.condition().name(),
                        each.from(),
                        each.revokedFrom().orElse(null),
                        each.citation()))
            .toList());
  }
}
