package cn.yichi.recognition.kafka;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.consume.BatchConsumer;
import cn.yichi.platform.consume.BatchConsumers;
import cn.yichi.platform.holder.HolderEvents;
import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.recognition.RecognitionSettings;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.enquiry.EraseCertificates;
import cn.yichi.recognition.enquiry.HostDecisions;
import cn.yichi.recognition.register.AgreementsKnown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The function beans named in {@code spring.cloud.function.definition}. */
@Configuration(proxyBeanMethods = false)
class Bindings {

  @Bean
  BatchConsumer certificates(
      BatchConsumers consumers,
      AssessCertificates assess,
      EraseCertificates erase,
      FederatedDigests digests,
      RecognitionSettings settings,
      AgreementsKnown agreements,
      ServiceIdentity identity) {
    ReplicaReader reader = new ReplicaReader(digests, settings.joined(identity.sandbox()));
    return consumers.consumer(
        "certificates", new CertificateEvents(reader, assess, erase, agreements));
  }

  @Bean
  BatchConsumer issuers(
      BatchConsumers consumers,
      IssuerTimelines issuers,
      ReassessCertificates reassess,
      AgreementsKnown agreements) {
    return consumers.consumer("issuers", new IssuerEvents(issuers, reassess, agreements));
  }

  @Bean
  BatchConsumer agreements(BatchConsumers consumers, AgreementEvents events) {
    return consumers.consumer("agreements", events);
  }

  @Bean
  BatchConsumer holders(BatchConsumers consumers, HolderLinks links) {
    // Whoever asks looks them up: nothing here rests on them.
    return consumers.consumer("holders", new HolderEvents(links, changed -> {}));
  }

  @Bean
  BatchConsumer recognitions(
      BatchConsumers consumers, ServiceIdentity identity, HostDecisions decisions) {
    return consumers.consumer(
        "recognitions", new RecognitionEvents(new Region(identity.region()), decisions));
  }
}
