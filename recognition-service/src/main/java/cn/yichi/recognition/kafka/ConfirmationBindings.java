package cn.yichi.recognition.kafka;

import cn.yichi.platform.consume.BatchConsumer;
import cn.yichi.platform.consume.BatchConsumers;
import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.register.AgreementsKnown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where confirmations come in. */
@Configuration(proxyBeanMethods = false)
class ConfirmationBindings {

  @Bean
  BatchConsumer confirmations(
      BatchConsumers consumers,
      PartnerConfirmations confirmations,
      ReassessCertificates reassess,
      AgreementsKnown agreements) {
    return consumers.consumer(
        "confirmations", new ConfirmationEvents(confirmations, reassess, agreements));
  }
}
