package cn.yichi.registry.file;

import cn.yichi.registry.issuer.IssuerDraft;
import cn.yichi.registry.issuer.IssuerSeed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file with a list of issuers, each written as the body of {@code PUT /api/issuers/{code}}
 * plus its {@code code}. JSON is YAML too.
 */
final class YamlIssuerSeed implements IssuerSeed {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Resource file;

  YamlIssuerSeed(Resource file) {
    this.file = file;
  }

  @Override
  public List<IssuerDraft> drafts() {
    try (InputStream in = file.getInputStream()) {
      return YAML.readValue(in, new TypeReference<List<IssuerDraft>>() {});
    } catch (IOException | JacksonException unreadable) {
      throw new IllegalStateException(
          "yichi.registry.issuers: " + file.getDescription() + " is not a list of issuers",
          unreadable);
    }
  }
}
