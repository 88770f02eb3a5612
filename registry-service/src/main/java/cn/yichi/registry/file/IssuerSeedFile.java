package cn.yichi.registry.file;

import cn.yichi.registry.issuer.IssuerSeed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Finds the issuers' seed file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerSeedFile.Settings.class)
class IssuerSeedFile {

  /**
   * {@code yichi.registry.*}.
   *
   * @param issuers path of the seed file, or {@code classpath:…}; none when absent
   */
  @ConfigurationProperties("yichi.registry")
  record Settings(@Nullable String issuers) {}

  @Bean
  IssuerSeed issuerSeed(Settings settings) {
    String place = settings.issuers();
    return place == null || place.isBlank() ? List::of : new YamlIssuerSeed(resource(place));
  }

  private static Resource resource(String place) {
    return place.startsWith("classpath:") || place.startsWith("file:")
        ? new DefaultResourceLoader().getResource(place)
        : new FileSystemResource(Path.of(place));
  }
}
