package cn.yichi.notification.kafka;

import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.KeepContacts;
import cn.yichi.notification.notice.SendDueNotices;
import cn.yichi.notification.notice.WriteAnswerNotices;
import cn.yichi.notification.notice.WriteBenefitNotices;
import cn.yichi.notification.notice.WriteNotices;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.consume.BatchConsumers;
import cn.yichi.platform.holder.HolderEvents;
import cn.yichi.platform.holder.HolderLinks;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The function beans of the bindings in {@code notification-service.yml}. */
@Configuration(proxyBeanMethods = false)
class KafkaAdapters {

  @Bean
  Consumer<Message<List<byte[]>>> contactEvents(BatchConsumers consumers, KeepContacts contacts) {
    return consumers.consumer("contactEvents", new ContactEvents(contacts));
  }

  /** A link that came late may lead waiting notices to a contact. */
  @Bean
  Consumer<Message<List<byte[]>>> holderEvents(
      BatchConsumers consumers, HolderLinks links, SendDueNotices sending) {
    return consumers.consumer(
        "holderEvents",
        new HolderEvents(
            links,
            changed ->
                sending.contactArrived(
                    changed.stream().<Recipient>map(Recipient.Holder::new).toList())));
  }

  @Bean
  Consumer<Message<List<byte[]>>> recognitionEvents(
      BatchConsumers consumers, ServiceIdentity identity, WriteNotices notices) {
    return consumers.consumer(
        "recognitionEvents", new RecognitionEvents(identity.region(), notices));
  }

  @Bean
  Consumer<Message<List<byte[]>>> benefitEvents(
      BatchConsumers consumers, ServiceIdentity identity, WriteBenefitNotices notices) {
    return consumers.consumer("benefitEvents", new BenefitEvents(identity.region(), notices));
  }

  @Bean
  Consumer<Message<List<byte[]>>> answerEvents(
      BatchConsumers consumers, ServiceIdentity identity, WriteAnswerNotices notices) {
    return consumers.consumer("answerEvents", new AnswerEvents(identity.region(), notices));
  }
}
