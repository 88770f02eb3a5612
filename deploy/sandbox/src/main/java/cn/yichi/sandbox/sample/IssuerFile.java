package cn.yichi.sandbox.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The made-up issuers of a region as the seed file that a registry reads; JSON, which is YAML too.
 */
public final class IssuerFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> LEVELS =
      Map.of(
          "5",
          "JUNIOR_WORKER",
          "4",
          "INTERMEDIATE_WORKER",
          "3",
          "SENIOR_WORKER",
          "2",
          "TECHNICIAN",
          "1",
          "SENIOR_TECHNICIAN",
          "T",
          "MASTER_TECHNICIAN");

  private IssuerFile() {}

  public static void write(SampleRegion region, Path file) throws IOException {
    ArrayNode issuers = JSON.createArrayNode();
    region.issuers().forEach(issuer -> issuers.add(issuer(issuer)));
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(issuers));
  }

  private static ObjectNode issuer(SampleIssuer issuer) {
    ObjectNode node = JSON.createObjectNode();
    node.put("code", issuer.code());
    node.put("name", issuer.name());
    node.put("issuerClass", issuer.issuerClass());
    ArrayNode filings = node.putArray("filings");
    for (SampleIssuer.Trade trade : issuer.trades()) {
      ObjectNode filing = filings.addObject();
      filing.put("kind", issuer.kind());
      filing.put("occupation", "E2022:" + trade.code());
      ArrayNode levels = filing.putArray("levels");
      List<String> codes = issuer.levels();
      codes.forEach(code -> levels.add(LEVELS.get(code)));
      filing.put("from", issuer.from().toString());
    }
    return node;
  }
}
