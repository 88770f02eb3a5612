package cn.yichi.recognition;

import cn.yichi.recognition.asking.RememberAnswers;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what organisations are answered. No source states either; both are ours.
 *
 * @param repeatedWithin days after which a question is not called repeated any more; 1 to 366
 * @param actNotBefore working days, Monday to Friday, before which an organisation is not to act on
 *     an answer against a holder; 1 to 60
 */
@ConfigurationProperties("yichi.answers")
record AnswerSettings(
    @DefaultValue("30") int repeatedWithin, @DefaultValue("10") int actNotBefore) {
  AnswerSettings {
    if (repeatedWithin < 1 || repeatedWithin > 366) {
      throw new IllegalArgumentException("yichi.answers.repeated-within is 1 to 366 days");
    }
    if (actNotBefore < 1 || actNotBefore > 60) {
      throw new IllegalArgumentException("yichi.answers.act-not-before is 1 to 60 working days");
    }
  }

  RememberAnswers.Terms terms() {
    return new RememberAnswers.Terms(repeatedWithin, actNotBefore);
  }
}
