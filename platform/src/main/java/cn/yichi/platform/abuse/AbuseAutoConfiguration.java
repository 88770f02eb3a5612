package cn.yichi.platform.abuse;

import cn.yichi.platform.retention.KeptBriefly;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.vault.PiiVault;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives services that answer questions their limits for misses and for what is revealed. */
@AutoConfiguration(
    afterName = {
      "cn.yichi.platform.PlatformAutoConfiguration",
      "cn.yichi.platform.vault.VaultAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MongoDatabase.class)
@EnableConfigurationProperties({MissSettings.class, RevealSettings.class})
public class AbuseAutoConfiguration {

  @Bean
  MissLimit missLimit(
      MissSettings settings,
      MongoDatabase database,
      PiiVault vault,
      MeterRegistry meters,
      Clock clock) {
    MissCounts counts = new MissCounts(database, clock);
    var sweeper = new Sweeper("misses", counts::sweep, clock);
    return new MissLimit(settings, counts, vault, meters, sweeper);
  }

  @Bean
  RevealLimit revealLimit(
      RevealSettings settings,
      MongoDatabase database,
      PiiVault vault,
      MeterRegistry meters,
      Clock clock) {
    Revealed revealed = new Revealed(database, settings.hourly(), clock);
    var sweeper = new Sweeper("reveals", revealed::sweep, clock);
    return new RevealLimit(settings, revealed, vault, meters, sweeper);
  }

  @Bean
  KeptBriefly keptMisses() {
    return new KeptBriefly("misses", MissCounts.KEPT, "");
  }

  @Bean
  KeptBriefly keptReveals() {
    return new KeptBriefly("reveals", Revealed.KEPT, "");
  }

  @Bean
  DeclaredIndexes missIndexes() {
    return new DeclaredIndexes(
        List.of(
            DeclaredIndex.on(MissCounts.COLLECTION, "expiresAt"),
            DeclaredIndex.on(Revealed.COLLECTION, "expiresAt")));
  }
}
