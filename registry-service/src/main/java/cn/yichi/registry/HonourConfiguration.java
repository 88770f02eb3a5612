package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Persons;
import cn.yichi.registry.certificate.Pseudonyms;
import cn.yichi.registry.honour.CorrectHonour;
import cn.yichi.registry.honour.HonourHolders;
import cn.yichi.registry.honour.HonourValidation;
import cn.yichi.registry.honour.Honours;
import cn.yichi.registry.honour.RecordHonour;
import cn.yichi.registry.honour.RevokeHonour;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the use cases of honours and contest results. */
@Configuration(proxyBeanMethods = false)
class HonourConfiguration {
  private static final int ID_BYTES = 20;

  private final Region home;
  private final Clock clock;

  HonourConfiguration(ServiceIdentity identity, Clock clock) {
    this.home = new Region(identity.region());
    // What the database keeps of an instant.
    this.clock = Clock.tick(clock, Duration.ofMillis(1));
  }

  @Bean
  HonourValidation honourValidation() {
    return new HonourValidation(home, OccupationCatalogue.standard(), clock);
  }

  @Bean
  HonourHolders honourHolders(Pseudonyms pseudonyms, LinkedHolders linked) {
    return new HonourHolders(pseudonyms, linked);
  }

  @Bean
  RecordHonour recordHonour(Persons persons, HonourHolders holders, Honours honours) {
    SecureRandom random = new SecureRandom();
    return new RecordHonour(
        persons, holders, honours, new RecordHonour.Entering(home, () -> drawn(random), clock));
  }

  @Bean
  CorrectHonour correctHonour(Persons persons, HonourHolders holders, Honours honours) {
    return new CorrectHonour(persons, holders, honours, clock);
  }

  @Bean
  RevokeHonour revokeHonour(Honours honours) {
    return new RevokeHonour(honours, clock);
  }

  @Bean
  HonourRevocation honourRevocation(Honours honours, RevokeHonour revoking) {
    return new HonourRevocation(honours, revoking);
  }

  private static HonourId drawn(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HonourId.of(id);
  }
}
