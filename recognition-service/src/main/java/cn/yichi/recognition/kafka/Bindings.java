package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.consume.BatchConsumer;
import cn.yichi.platform.consume.BatchConsumers;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.holder.HolderEvents;
import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.recognition.RecognitionSettings;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.CrossReviews;
import cn.yichi.recognition.decision.HolderHonours;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.enquiry.EraseCertificates;
import cn.yichi.recognition.enquiry.HostDecisions;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.reassessment.DoReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import java.time.Clock;
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
      BeginReassessments begin,
      AgreementsKnown agreements) {
    return consumers.consumer("issuers", new IssuerEvents(issuers, begin, agreements));
  }

  @Bean
  BatchConsumer agreements(BatchConsumers consumers, AgreementEvents events) {
    return consumers.consumer("agreements", events);
  }

  @Bean
  BatchConsumer honours(
      BatchConsumers consumers,
      HolderHonours honours,
      ReassessCertificates reassess,
      AgreementsKnown agreements) {
    return consumers.consumer("honours", new HonourEvents(honours, reassess, agreements));
  }

  @Bean
  BatchConsumer reviews(
      BatchConsumers consumers,
      CrossReviews reviews,
      BeginReassessments begin,
      AgreementsKnown agreements) {
    return consumers.consumer("reviews", new ReviewEvents(reviews, begin, agreements));
  }

  @Bean
  BatchConsumer holders(
      BatchConsumers consumers, HolderLinks links, ReassessCertificates reassess) {
    // Whoever asks looks links up; only the honours of a person are others by them.
    return consumers.consumer(
        "holders",
        new HolderEvents(
            links,
            changed -> {
              try {
                reassess.honoursMoved(changed);
              } catch (Contended contended) {
                throw new TransientFault("decisions could not be stored", contended);
              }
            }));
  }

  @Bean
  ReassessmentLine reassessmentLine(
      BrokerClients broker,
      RecordSigner signer,
      EventCodec codec,
      ServiceIdentity identity,
      Clock clock) {
    return new ReassessmentLine(broker, signer, codec, identity, clock);
  }

  @Bean
  BatchConsumer reassess(
      BatchConsumers consumers,
      DoReassessments reassessments,
      AgreementsKnown agreements,
      ServiceIdentity identity) {
    return consumers.consumer(
        "reassess", new ReassessmentEvents(reassessments, agreements, identity));
  }

  @Bean
  BatchConsumer recognitions(
      BatchConsumers consumers, ServiceIdentity identity, HostDecisions decisions) {
    return consumers.consumer(
        "recognitions", new RecognitionEvents(new Region(identity.region()), decisions));
  }
}
