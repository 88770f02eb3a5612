package cn.yichi.platform.rotation;

import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.platform.vault.GuardedFederationKey;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Lets a service that mints pseudonyms and digests change the federation's key. */
@AutoConfiguration(after = RotationAutoConfiguration.class)
@ConditionalOnBean({Rotation.class, Rekeying.class})
public class FederationRotationAutoConfiguration {
  private final FederationKey key;

  FederationRotationAutoConfiguration(FederationKey key) {
    this.key = key;
  }

  @Bean
  Rotation federationRotation(
      ObjectProvider<Rekeying> collections,
      ObjectProvider<GuardedFederationKey> guarded,
      MongoDatabase database,
      RotationSettings settings,
      Clock clock) {
    return new Rotation(
        "federation-" + key.current(),
        new Rotation.Parts(
            collections.stream().map(Rekeying::collection).toList(),
            List.of(),
            () -> guarded.stream().allMatch(GuardedFederationKey::leavesHalf)),
        new RotationStore(database, "federation_rotation"),
        settings,
        clock);
  }

  @Bean
  RotationAtWork federationRotationAtWork(
      Rotation federationRotation, RotationSettings settings, MeterRegistry meters) {
    boolean older = !key.versions().headSet(key.current()).isEmpty();
    return new RotationAtWork(
        "yichi.federation.rotation", federationRotation, settings, older, meters);
  }

  @Bean
  FederationRotationController federationRotationController(Rotation federationRotation) {
    return new FederationRotationController(federationRotation, key);
  }
}
