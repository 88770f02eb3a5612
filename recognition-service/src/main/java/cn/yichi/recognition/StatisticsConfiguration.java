package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.recognition.statistics.CountedDecisions;
import cn.yichi.recognition.statistics.Publications;
import cn.yichi.recognition.statistics.PublishMonths;
import cn.yichi.recognition.statistics.QuestionCounts;
import cn.yichi.recognition.statistics.TallyQuestions;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is published about flows and questions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatisticsSettings.class)
class StatisticsConfiguration {
  @Bean
  TallyQuestions tallyQuestions(QuestionCounts counts, Clock clock) {
    // An instance may keep its name over restarts, a run begins at zero.
    return new TallyQuestions(counts, UUID.randomUUID().toString(), clock);
  }

  @Bean
  PublishMonths publishMonths(
      CountedDecisions decisions,
      QuestionCounts questions,
      Publications publications,
      ServiceIdentity identity,
      StatisticsSettings settings,
      Clock clock) {
    return new PublishMonths(
        decisions,
        questions,
        publications,
        new Region(identity.region()),
        settings.settling(),
        clock);
  }

  @Bean
  StatisticsAtWork statisticsAtWork(
      TallyQuestions tally, PublishMonths months, StatisticsSettings settings, Clock clock) {
    return new StatisticsAtWork(tally, months, settings, clock);
  }
}
