package cn.yichi.recognition;

import cn.yichi.recognition.confirmation.ConfirmConditions;
import cn.yichi.recognition.confirmation.OwnConfirmations;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what this region confirms to its partners. */
@Configuration(proxyBeanMethods = false)
class ConfirmationConfiguration {

  @Bean
  ConfirmConditions confirmConditions(
      OwnConfirmations said, Judgements judgements, JudgeCase judge) {
    return new ConfirmConditions(said, judgements, judge);
  }

  @Bean
  ConfirmationDecisions confirmationDecisions(ConfirmConditions confirming) {
    return new ConfirmationDecisions(confirming);
  }
}
