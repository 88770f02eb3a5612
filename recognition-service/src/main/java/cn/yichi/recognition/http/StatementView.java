package cn.yichi.recognition.http;

import cn.yichi.recognition.register.Statement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a region says on a version, as it was signed. */
@Schema(name = "AgreementStatement")
record StatementView(
    @Schema(example = "510000") String region,
    long revision,
    @Schema(description = "the text, canonical JSON") String document,
    @Schema(description = "SHA-256 of the text's UTF-8 bytes") String digest,
    Instant signedFirst,
    boolean withdrawn,
    List<StandingOfVersion.Ordered> measures,
    boolean synthetic,
    String keyId,
    Instant signedAt,
    @Schema(description = "base64") String signature) {
  static StatementView of(Statement said) {
    return new StatementView(
        said.region().code(),
        said.revision(),
        said.text().document(),
        said.text().digest(),
        said.signedFirst(),
        said.withdrawn(),
        said.measures().stream()
            .map(each -> StandingOfVersion.Ordered.of(each, Locale.ROOT))
            .toList(),
        said.synthetic(),
        said.signature().keyId(),
        said.signature().at(),
        said.signature().value());
  }
}
