package cn.yichi.recognition.file;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.register.ShippedAgreements;
import cn.yichi.recognition.roster.RosterFiles;
import cn.yichi.recognition.roster.RosterTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Offers the books read from files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PolicyFileSettings.class, SandboxSettings.class})
class FileConfiguration {
  @Bean
  AgreementTexts agreementTexts() {
    return new AgreementTexts();
  }

  @Bean
  PolicyDocuments policyDocuments(SandboxSettings settings, AgreementTexts texts) {
    return new PolicyDocuments(settings.sandbox(), texts);
  }

  @Bean
  ShippedAgreements shippedAgreements(PolicyDocuments documents, PolicyFileSettings settings) {
    return documents.agreements(read(settings.agreements()));
  }

  @Bean
  BenefitBook benefitBook(PolicyDocuments documents, PolicyFileSettings settings) {
    return documents.benefits(read(settings.benefits()));
  }

  @Bean
  RosterFiles rosterFiles(EncryptedSpool spool, RosterTools.RosterLimits limits) {
    return new SpooledRosters(spool, limits.maxBytes());
  }

  static List<PolicyDocument> read(List<String> patterns) {
    PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    List<PolicyDocument> documents = new ArrayList<>();
    try {
      for (String pattern : patterns) {
        for (Resource each : resolver.getResources(pattern)) {
          documents.add(document(each));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** Strictly, for a lenient reader would put signs of its own in the place of an agreement's. */
  private static PolicyDocument document(Resource file) throws IOException {
    String name = String.valueOf(file.getFilename());
    try {
      ByteBuffer bytes = ByteBuffer.wrap(file.getContentAsByteArray());
      return new PolicyDocument(name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException other) {
      throw new DocumentFaultsException(List.of(name + ": not UTF-8"));
    }
  }
}
