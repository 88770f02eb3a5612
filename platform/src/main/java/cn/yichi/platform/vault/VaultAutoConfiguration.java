package cn.yichi.platform.vault;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.FederationKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Gives every service its vaults. Outside the sandbox ({@code yichi.sandbox=true}) the service does
 * not start without good keys; inside it, what is not configured falls back to published keys.
 */
@AutoConfiguration
@EnableConfigurationProperties({
  VaultSettings.class,
  FederationSettings.class,
  FederationBudget.class
})
public class VaultAutoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(VaultAutoConfiguration.class);

  @Bean
  @ConditionalOnMissingBean
  VaultKeys vaultKeys(VaultSettings settings, Environment environment) {
    if (settings.isEmpty() && sandbox(environment)) {
      LOG.warn("Personal data is sealed with the sandbox's published keys: it is not protected");
      return VaultKeys.sandbox(environment.getProperty("yichi.region", "000000"));
    }
    return settings.toKeys();
  }

  @Bean
  @ConditionalOnMissingBean(FederationKey.class)
  GuardedFederationKey federationKey(
      FederationSettings settings, FederationBudget budget, Environment environment) {
    return new GuardedFederationKey(configured(settings, environment), budget);
  }

  private static FederationKey configured(FederationSettings settings, Environment environment) {
    if (settings.isEmpty() && sandbox(environment)) {
      LOG.warn("Pseudonyms are made with the sandbox's published key: anybody can reverse them");
      return LocalFederationKey.sandbox();
    }
    return settings.toKey();
  }

  @Bean
  @ConditionalOnMissingBean
  PiiVault piiVault(VaultKeys keys) {
    return new PiiVault(keys);
  }

  @Bean
  @ConditionalOnMissingBean
  EnvelopeVault envelopeVault(VaultKeys keys) {
    return new EnvelopeVault(keys);
  }

  @Bean
  @ConditionalOnMissingBean
  FederatedDigests federatedDigests(FederationKey key) {
    return new FederatedDigests(key);
  }

  private static boolean sandbox(Environment environment) {
    return environment.getProperty("yichi.sandbox", Boolean.class, false);
  }
}
