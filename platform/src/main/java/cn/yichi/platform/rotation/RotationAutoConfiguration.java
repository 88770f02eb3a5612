package cn.yichi.platform.rotation;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.platform.vault.KeyRing;
import cn.yichi.platform.vault.VaultKeys;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Lets every service with a database change its keys. */
@AutoConfiguration(
    afterName = {
      "cn.yichi.platform.PlatformAutoConfiguration",
      "cn.yichi.platform.vault.VaultAutoConfiguration",
      "cn.yichi.platform.spool.SpoolAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MongoDatabase.class)
@EnableConfigurationProperties(RotationSettings.class)
public class RotationAutoConfiguration {
  private final KeyRing keys;

  RotationAutoConfiguration(VaultKeys keys) {
    this.keys = keys.ring("rotation");
  }

  @Bean
  Rotation rotation(
      ObjectProvider<Resealing> collections,
      ObjectProvider<EncryptedSpool> spool,
      MongoDatabase database,
      RotationSettings settings,
      Clock clock) {
    List<Leftovers> files = spool.stream().<Leftovers>map(SpooledFiles::new).toList();
    return new Rotation(
        keys.current(),
        new Rotation.Parts(collections.stream().toList(), files),
        new RotationStore(database),
        settings,
        clock);
  }

  @Bean
  RotationAtWork rotationAtWork(
      Rotation rotation, RotationSettings settings, MeterRegistry meters) {
    return new RotationAtWork(
        "yichi.vault.rotation", rotation, settings, !older().isEmpty(), meters);
  }

  @Bean
  RotationController rotationController(Rotation rotation) {
    return new RotationController(rotation, keys.current(), older());
  }

  private Set<String> older() {
    Set<String> older = new HashSet<>(keys.ids());
    older.remove(keys.current());
    return older;
  }

  /** Uploads and error files; both are deleted when their time is over. */
  private record SpooledFiles(EncryptedSpool spool) implements Leftovers {
    @Override
    public String name() {
      return "spool";
    }

    @Override
    public long left() {
      try {
        return spool.underOlderKeys();
      } catch (IOException unread) {
        throw new UncheckedIOException(unread);
      }
    }
  }
}
