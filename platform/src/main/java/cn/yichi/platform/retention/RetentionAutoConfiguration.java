package cn.yichi.platform.retention;

import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Lets every service with a database and an audit log delete what is over age. */
@AutoConfiguration(
    afterName = {
      "cn.yichi.platform.PlatformAutoConfiguration",
      "cn.yichi.platform.audit.AuditAutoConfiguration",
      "cn.yichi.platform.proposal.ProposalAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({MongoDatabase.class, RetentionRuns.class})
@EnableConfigurationProperties(RetentionSettings.class)
public class RetentionAutoConfiguration {

  @Bean
  Periods retentionPeriods(Environment environment, ObjectProvider<Expiring> kinds) {
    return Periods.of(environment, kinds.stream().map(Expiring::kind).toList());
  }

  @Bean
  DeclaredIndexes retentionIndexes(ObjectProvider<Expiring> kinds, Periods periods) {
    return new DeclaredIndexes(
        kinds.stream()
            .filter(each -> periods.of(each.kind()).period().isPresent())
            .flatMap(each -> each.indexes().stream())
            .toList());
  }

  @Bean
  Retention retention(
      ObjectProvider<Expiring> kinds,
      Periods periods,
      MongoDatabase database,
      RetentionRuns runs,
      RetentionSettings settings,
      MeterRegistry meters,
      Clock clock) {
    return new Retention(
        kinds.stream().toList(),
        periods,
        new RetentionStore(database),
        runs,
        settings,
        meters,
        clock);
  }

  /** Begins after everything else and stops before it, as everything without a phase does. */
  @Bean
  RetentionAtWork retentionAtWork(
      Retention retention, RetentionSettings settings, MeterRegistry meters, Clock clock) {
    return new RetentionAtWork(retention, settings, meters, clock);
  }

  @Bean
  RetentionController retentionController(
      Retention retention,
      Periods periods,
      ObjectProvider<Expiring> kinds,
      ObjectProvider<KeptBriefly> brief) {
    List<Kind> known = kinds.stream().map(Expiring::kind).toList();
    return new RetentionController(retention, periods, known, brief.stream().toList());
  }
}
