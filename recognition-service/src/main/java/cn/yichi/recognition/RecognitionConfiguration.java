package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.platform.security.Authorisations;
import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.platform.signing.TrustedKeys;
import cn.yichi.platform.telemetry.Trace;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.asking.Askings;
import cn.yichi.recognition.asking.GivenAnswers;
import cn.yichi.recognition.authorisation.AuthorisePersons;
import cn.yichi.recognition.authorisation.Person;
import cn.yichi.recognition.authorisation.RecordedAuthorisations;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.confirmation.FollowedByConfirmations;
import cn.yichi.recognition.confirmation.OwnConfirmations;
import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.confirmation.RulingsAndConfirmations;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.CrossReviews;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.HolderHonours;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.enquiry.AlsoErased;
import cn.yichi.recognition.enquiry.AskBenefit;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.AskStanding;
import cn.yichi.recognition.enquiry.BenefitsFollow;
import cn.yichi.recognition.enquiry.EraseCertificates;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.HostDecisions;
import cn.yichi.recognition.enquiry.SamePersons;
import cn.yichi.recognition.lab.LabRuns;
import cn.yichi.recognition.lab.TryDraft;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.receipt.WriteReceipts;
import cn.yichi.recognition.register.BooksKept;
import cn.yichi.recognition.register.DraftAgreements;
import cn.yichi.recognition.register.Entries;
import cn.yichi.recognition.register.HearStatements;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.ShippedAgreements;
import cn.yichi.recognition.register.Signatory;
import cn.yichi.recognition.register.SpeakOnAgreement;
import cn.yichi.recognition.register.Texts;
import cn.yichi.recognition.register.VersionRef;
import cn.yichi.recognition.register.WhatWasSaid;
import cn.yichi.recognition.review.OwnReviews;
import cn.yichi.recognition.review.ReviewIssuers;
import cn.yichi.recognition.ruling.FollowedByRulings;
import cn.yichi.recognition.ruling.MakeRulings;
import cn.yichi.recognition.ruling.Referrals;
import cn.yichi.recognition.ruling.RulingBook;
import cn.yichi.recognition.ruling.Rulings;
import cn.yichi.recognition.share.ShareCodes;
import cn.yichi.recognition.watch.WatchFeed;
import cn.yichi.recognition.watch.Watches;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the use cases of recognition. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  RecognitionSettings.class,
  RegisterSettings.class,
  RulingSettings.class
})
class RecognitionConfiguration {
  /** What an event keeps of an instant. */
  private static final Duration TICK = Duration.ofMillis(1);

  @Bean
  JudgeCase judgeCase(
      Register register, RulingBook rulings, ServiceIdentity identity, Clock clock) {
    return new JudgeCase(
        () -> present(register),
        rulings::interpretations,
        new Region(identity.region()),
        Clock.tick(clock, TICK));
  }

  /** Whoever decides waits, consumers and enquiries alike, rather than decide by no agreement. */
  private static AgreementBook present(Register register) {
    try {
      return register.book();
    } catch (Register.NotReady notYet) {
      throw new TransientFault("the agreements are not known yet", notYet);
    }
  }

  @Bean
  Signatory signatory(RegionSigner signer, RegionVerifier verifier) {
    return new RegionalSignatory(signer, verifier);
  }

  @Bean
  Register register(
      ServiceIdentity identity,
      Entries entries,
      Texts texts,
      Signatory signatory,
      BooksKept books) {
    return new Register(
        new Region(identity.region()), identity.sandbox(), entries, texts, signatory, books);
  }

  @Bean
  DraftAgreements draftAgreements(Register register, Entries entries, Texts texts, Clock clock) {
    return new DraftAgreements(register, entries, texts, Clock.tick(clock, TICK));
  }

  @Bean
  SpeakOnAgreement speakOnAgreement(
      Register register,
      Entries entries,
      Signatory signatory,
      RegisterSettings settings,
      Clock clock) {
    return new SpeakOnAgreement(
        register, entries, signatory, settings.leadTime(), Clock.tick(clock, TICK));
  }

  @Bean
  HearStatements hearStatements(Register register, Entries entries) {
    return new HearStatements(register, entries);
  }

  @Bean
  LabRuns labRuns(
      Judgements judgements, LookBeside look, JudgeCase judge, BenefitBook benefits, Clock clock) {
    return new LabRuns(new TryDraft(judgements, look, judge, benefits), clock);
  }

  @Bean
  RulingBook rulingBook(Rulings rulings) {
    return new RulingBook(rulings);
  }

  @Bean
  MakeRulings makeRulings(
      Rulings rulings, RulingBook book, JudgeCase judge, ReassessCertificates reassess) {
    return new MakeRulings(rulings, book, judge, reassess);
  }

  @Bean
  Referrals referrals(Referrals.Waiting waiting, RulingSettings settings) {
    return new Referrals(waiting, settings.answerWithin());
  }

  @Bean
  RulingDecisions rulingDecisions(MakeRulings making) {
    return new RulingDecisions(making);
  }

  @Bean
  RulingRevocation rulingRevocation(MakeRulings making) {
    return new RulingRevocation(making);
  }

  @Bean
  ReviewIssuers reviewIssuers(ServiceIdentity identity, OwnReviews reviews, Clock clock) {
    return new ReviewIssuers(new Region(identity.region()), reviews, Clock.tick(clock, TICK));
  }

  @Bean
  ReviewDecisions reviewDecisions(ReviewIssuers reviewing) {
    return new ReviewDecisions(reviewing);
  }

  @Bean
  AgreementDecisions agreementDecisions(SpeakOnAgreement speak) {
    return new AgreementDecisions(speak);
  }

  @Bean
  Consequences consequences(
      BenefitBook book,
      ServiceIdentity identity,
      OpenBenefits benefits,
      Rulings rulings,
      Referrals.Waiting waiting,
      ShareCodes codes,
      Watches watches,
      WatchFeed watchFeed,
      OwnConfirmations confirmed,
      PartnerConfirmations heard,
      Clock clock) {
    return new FollowedByConfirmations(
        new AlsoErased(
            new FollowedByRulings(
                new BenefitsFollow(book, new Region(identity.region()), benefits),
                rulings,
                waiting),
            List.of(codes::erase, watches::erase, watchFeed::erase)),
        confirmed,
        heard,
        Clock.tick(clock, TICK));
  }

  @Bean
  LookBeside lookBeside(
      IssuerTimelines issuers,
      HolderHonours honours,
      CrossReviews reviews,
      HolderLinks links,
      RulingBook rulings,
      PartnerConfirmations heard,
      JudgeCase judge) {
    return new LookBeside(
        issuers,
        honours,
        reviews,
        (home, holders) -> links.persons(home.code(), holders),
        new RulingsAndConfirmations(rulings, heard, judge::book));
  }

  @Bean
  ReassessCertificates reassessCertificates(
      Judgements judgements,
      IssuerTimelines issuers,
      LookBeside look,
      JudgeCase judge,
      Consequences consequences) {
    return new ReassessCertificates(
        judgements,
        issuers,
        look,
        judge,
        consequences,
        new ReassessCertificates.Chunks(ReassessCertificates.Chunks.PLAIN.size(), Trace::carried));
  }

  @Bean
  AssessCertificates assessCertificates(
      Judgements judgements,
      LookBeside look,
      JudgeCase judge,
      ReassessCertificates reassess,
      Consequences consequences,
      Doubts doubts) {
    return new AssessCertificates(judgements, look, judge, reassess, consequences, doubts);
  }

  @Bean
  Doubts doubts(TrustedKeys keys) {
    return (home, it) -> keys.lostSince(home.code(), it.keyId(), it.arrivedAt());
  }

  @Bean
  RegisterAtWork registerAtWork(
      Register register,
      DraftAgreements drafts,
      SpeakOnAgreement speak,
      ShippedAgreements shipped,
      ServiceIdentity identity,
      List<AbsentRegion> absent,
      WhatWasSaid said,
      RulingBook rulings,
      BeginReassessments begin,
      JudgeCase judge,
      RegisterSettings settings) {
    return new RegisterAtWork(
        register,
        new ShippedDrafts(drafts, speak, shipped, register.own(), identity.sandbox(), absent),
        said,
        rulings,
        begin,
        judge,
        settings.refresh());
  }

  /** Regions in whose name a sandbox signs. */
  @Bean
  List<AbsentRegion> absentRegions(
      RegisterSettings settings, ServiceIdentity identity, HearStatements hear, Clock clock) {
    if (!settings.signsFor().isEmpty() && !identity.sandbox()) {
      throw new IllegalStateException(
          "yichi.agreements.signs-for is of a sandbox only: no region signs for another");
    }
    return settings.signsFor().stream().map(each -> AbsentRegion.of(each, hear, clock)).toList();
  }

  @Bean
  RegisterHealth agreementsHealthIndicator(
      Register register, RegisterSettings settings, RegisterAtWork work) {
    return new RegisterHealth(
        register, settings.awaited().stream().map(Region::new).collect(Collectors.toSet()), work);
  }

  @Bean
  EraseCertificates eraseCertificates(
      Judgements judgements,
      Consequences consequences,
      HostDecisions hosts,
      Doubts doubts,
      Askings askings,
      GivenAnswers answers,
      ShareCodes codes,
      Watches watches,
      WatchFeed watchFeed,
      OwnConfirmations confirmed,
      ReassessCertificates reassess,
      Clock clock) {
    Clock ticks = Clock.tick(clock, TICK);
    return new EraseCertificates(
        judgements,
        consequences,
        hosts,
        doubts,
        // Codes before watches, and these before changes: who writes one looks for the one before.
        List.of(
            askings::erase,
            answers::erase,
            codes::erase,
            watches::erase,
            watchFeed::erase,
            id -> confirmed.erase(id, ticks.instant())),
        reassess::followAgain);
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
      FindCertificates find, Judgements judgements, LookBeside look, JudgeCase judge) {
    return new AskRecognition(find, judgements, look, judge);
  }

  /** A version that stands in the book is never changed, so its present text is the one meant. */
  @Bean
  WriteReceipts writeReceipts(JudgeCase judge, Register register, Seals seals) {
    return new WriteReceipts(
        judge,
        it -> register.version(new VersionRef(it.id(), it.version())).orElseThrow().text().digest(),
        seals);
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
