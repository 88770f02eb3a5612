package cn.yichi.recognition.file;

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
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One JSON Schema (2020-12) of the contracts, applied to YAML documents. */
final class DocumentSchema {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
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
  Optional<JsonNode> read(PolicyDocument document, List<String> faults) {
    JsonNode tree;
    try {
      tree = YAML.readTree(document.yaml());
    } catch (JacksonException e) {
      faults.add(document.name() + ": not YAML: " + e.getOriginalMessage());
      return Optional.empty();
    }
    if (tree.isMissingNode()) {
      faults.add(document.name() + ": an empty document");
      return Optional.empty();
    }
    List<Error> errors =
        schema.validate(
            tree,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    for (Error each : errors) {
      faults.add(document.name() + ": " + each.getInstanceLocation() + ": " + each.getMessage());
    }
    return errors.isEmpty() ? Optional.of(tree) : Optional.empty();
  }
}
