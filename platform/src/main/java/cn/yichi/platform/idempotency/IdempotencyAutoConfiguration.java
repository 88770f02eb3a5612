package cn.yichi.platform.idempotency;

import cn.yichi.platform.retention.KeptBriefly;
import cn.yichi.platform.rotation.OutgoingCollection;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.security.Endpoints;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Honours {@code Idempotency-Key} in every service that has a database. */
@AutoConfiguration(
    afterName = {
      "cn.yichi.platform.PlatformAutoConfiguration",
      "cn.yichi.platform.vault.VaultAutoConfiguration",
      "cn.yichi.platform.security.SecurityAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MongoDatabase.class)
public class IdempotencyAutoConfiguration {

  /** After authentication, so that keys are told apart by caller. */
  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      Endpoints endpoints, MongoDatabase database, PiiVault vault, Clock clock) {
    var store = new IdempotencyStore(database, vault, clock);
    var filter =
        new IdempotencyFilter(
            endpoints, store, new Sweeper("idempotency keys", store::sweep, clock), clock);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.LOWEST_PRECEDENCE - 10);
    return registration;
  }

  /** Kept answers under older keys expire. */
  @Bean
  Resealing idempotencyResealing(MongoDatabase database, PiiVault vault) {
    return new OutgoingCollection(
        database.getCollection(IdempotencyStore.COLLECTION),
        List.of(IdempotencyStore.ANSWER),
        kept ->
            Optional.ofNullable(kept.getString(IdempotencyStore.ANSWER))
                .filter(answer -> !vault.isCurrent(Sealed.parse(answer)))
                .isPresent());
  }

  @Bean
  KeptBriefly keptAnswers() {
    return new KeptBriefly("idempotency-answers", IdempotencyKey.KEPT, "");
  }

  @Bean
  DeclaredIndexes idempotencyIndexes() {
    return new DeclaredIndexes(List.of(DeclaredIndex.on(IdempotencyStore.COLLECTION, "expiresAt")));
  }
}
