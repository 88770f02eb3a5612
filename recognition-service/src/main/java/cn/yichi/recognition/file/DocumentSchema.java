package cn.yichi.recognition.file;

import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One JSON Schema (2020-12) of the contracts, applied to documents in YAML or JSON. */
final class DocumentSchema {
  /** YAML, of which JSON is a part. */
  static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final Schema schema;

  DocumentSchema(String resource) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));
    try (InputStream stream = DocumentSchema.class.getResourceAsStream("/schemas/" + resource)) {
      if (stream == null) {
        throw new IllegalStateException("schema missing from the contracts: " + resource);
      }
      schema = registry.getSchema(stream, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document's tree where it is valid; otherwise its faults are added. */
  Optional<JsonNode> read(String document, ObjectMapper form, List<DocumentFault> faults) {
    JsonNode tree;
    try {
      tree = form.readTree(document);
    } catch (JacksonException e) {
      faults.add(
          new DocumentFault(
              "",
              form.equals(YAML) ? Code.NOT_YAML : Code.NOT_JSON,
              Map.of("said", String.valueOf(e.getOriginalMessage()))));
      return Optional.empty();
    }
    if (tree.isMissingNode()) {
      faults.add(new DocumentFault("", Code.DOCUMENT_EMPTY, Map.of()));
      return Optional.empty();
    }
    List<Error> errors =
        schema.validate(
            tree,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    errors.forEach(each -> faults.add(SchemaFault.of(each)));
    return errors.isEmpty() ? Optional.of(tree) : Optional.empty();
  }
}
