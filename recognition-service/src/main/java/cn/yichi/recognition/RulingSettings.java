package cn.yichi.recognition;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of rulings.
 *
 * @param answerWithin working days, Monday to Friday, within which an officer answers what waits; 1
 *     to 60
 */
@ConfigurationProperties("yichi.rulings")
record RulingSettings(@DefaultValue("5") int answerWithin) {
  RulingSettings {
    if (answerWithin < 1 || answerWithin > 60) {
      throw new IllegalArgumentException("yichi.rulings.answer-within is 1 to 60 working days");
    }
  }
}
