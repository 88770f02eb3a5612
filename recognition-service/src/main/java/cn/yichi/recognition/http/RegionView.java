package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.enquiry.AnswerText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** A region by code and name. */
@Schema(name = "Region")
record RegionView(
    @Schema(description = "GB/T 2260", example = "500000") String code,
    @Schema(example = "重庆市") String name) {
  static RegionView of(Region region, Locale locale) {
    return new RegionView(region.code(), AnswerText.name(region, locale));
  }
}
