package cn.yichi.platform.spool;

import cn.yichi.platform.vault.VaultAutoConfiguration;
import cn.yichi.platform.vault.VaultKeys;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service its spool where {@code yichi.spool.directory} says where to keep it. */
@AutoConfiguration(after = VaultAutoConfiguration.class)
@ConditionalOnProperty("yichi.spool.directory")
@EnableConfigurationProperties(SpoolSettings.class)
public class SpoolAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  EncryptedSpool encryptedSpool(
      SpoolSettings settings, VaultKeys keys, ObjectProvider<Clock> clock) {
    return new EncryptedSpool(settings.directory(), keys, clock.getIfAvailable(Clock::systemUTC));
  }
}
