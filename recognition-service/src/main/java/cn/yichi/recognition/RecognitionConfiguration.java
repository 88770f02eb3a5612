package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.platform.security.Authorisations;
import cn.yichi.platform.signing.TrustedKeys;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.authorisation.AuthorisePersons;
import cn.yichi.recognition.authorisation.Person;
import cn.yichi.recognition.authorisation.RecordedAuthorisations;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.enquiry.AskBenefit;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.AskStanding;
import cn.yichi.recognition.enquiry.BenefitsFollow;
import cn.yichi.recognition.enquiry.EraseCertificates;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.HostDecisions;
import cn.yichi.recognition.enquiry.SamePersons;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the use cases of recognition. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecognitionSettings.class)
class RecognitionConfiguration {
  /** What an event keeps of an instant. */
  private static final Duration TICK = Duration.ofMillis(1);

  @Bean
  JudgeCase judgeCase(AgreementBook book, ServiceIdentity identity, Clock clock) {
    return new JudgeCase(book, new Region(identity.region()), Clock.tick(clock, TICK));
  }

  @Bean
  Consequences consequences(BenefitBook book, ServiceIdentity identity, OpenBenefits benefits) {
    return new BenefitsFollow(book, new Region(identity.region()), benefits);
  }

  @Bean
  ReassessCertificates reassessCertificates(
      Judgements judgements, IssuerTimelines issuers, JudgeCase judge, Consequences consequences) {
    return new ReassessCertificates(judgements, issuers, judge, consequences);
  }

  @Bean
  AssessCertificates assessCertificates(
      Judgements judgements,
      IssuerTimelines issuers,
      JudgeCase judge,
      ReassessCertificates reassess,
      Consequences consequences,
      Doubts doubts) {
    return new AssessCertificates(judgements, issuers, judge, reassess, consequences, doubts);
  }

  @Bean
  Doubts doubts(TrustedKeys keys) {
    return (home, it) -> keys.lostSince(home.code(), it.keyId(), it.arrivedAt());
  }

  @Bean
  BookAtStart bookAtStart(ReassessCertificates reassess) {
    return new BookAtStart(reassess);
  }

  @Bean
  EraseCertificates eraseCertificates(
      Judgements judgements, OpenBenefits benefits, HostDecisions hosts, Doubts doubts) {
    return new EraseCertificates(judgements, benefits, hosts, doubts);
  }

  @Bean
  FindCertificates findCertificates(
      Judgements judgements, FederatedDigests digests, SamePersons persons) {
    return new FindCertificates(judgements, digests, persons);
  }

  @Bean
  SamePersons samePersons(HolderLinks links) {
    return (home, own, holder) -> links.isOneOf(home.code(), own, holder);
  }

  @Bean
  AskRecognition askRecognition(
      FindCertificates find, Judgements judgements, IssuerTimelines issuers, JudgeCase judge) {
    return new AskRecognition(find, judgements, issuers, judge);
  }

  @Bean
  AskStanding askStanding(
      FindCertificates find, AskRecognition recognition, HostDecisions decisions, JudgeCase judge) {
    return new AskStanding(find, recognition, decisions, judge);
  }

  @Bean
  AskBenefit askBenefit(
      FindCertificates find, AskRecognition recognition, BenefitBook book, JudgeCase judge) {
    return new AskBenefit(find, recognition, book, judge);
  }

  @Bean
  AuthorisePersons authorisePersons(RecordedAuthorisations recorded, Clock clock) {
    return new AuthorisePersons(recorded, Clock.tick(clock, TICK), JudgeCase.LEGAL_ZONE);
  }

  /** By which sign-in knows for whom an employer's person acts. */
  @Bean
  Authorisations authorisations(AuthorisePersons persons) {
    return (provider, subject) -> persons.organisationsOf(new Person(provider, subject));
  }
}
