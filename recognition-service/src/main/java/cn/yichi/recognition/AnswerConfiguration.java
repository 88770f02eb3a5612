package cn.yichi.recognition;

import cn.yichi.recognition.asking.Askings;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.asking.ReplyToAnswers;
import cn.yichi.recognition.asking.WhoAsked;
import cn.yichi.recognition.decision.Judgements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is remembered of answers to organisations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnswerSettings.class)
class AnswerConfiguration {
  @Bean
  RememberAnswers rememberAnswers(
      GivenAnswers answers, Askings askings, Judgements judgements, AnswerSettings settings) {
    return new RememberAnswers(answers, askings, judgements::stillHeld, settings.terms());
  }

  @Bean
  WhoAsked whoAsked(Askings askings, GivenAnswers answers) {
    return new WhoAsked(askings, answers);
  }

  @Bean
  ReplyToAnswers replyToAnswers(GivenAnswers answers) {
    return new ReplyToAnswers(answers);
  }
}
