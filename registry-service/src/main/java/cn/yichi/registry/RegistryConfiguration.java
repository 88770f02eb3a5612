package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.security.SamePerson;
import cn.yichi.registry.certificate.CertificateIdentities;
import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.ChangeStatus;
import cn.yichi.registry.certificate.CorrectCertificate;
import cn.yichi.registry.certificate.DraftValidation;
import cn.yichi.registry.certificate.HolderLinks;
import cn.yichi.registry.certificate.LinkDocuments;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.LookUpCertificate;
import cn.yichi.registry.certificate.Persons;
import cn.yichi.registry.certificate.Pseudonyms;
import cn.yichi.registry.certificate.RegisterCertificates;
import cn.yichi.registry.issuer.ChangeIssuer;
import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.IssuerSeed;
import cn.yichi.registry.issuer.Issuers;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the registry's use cases. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {
  /** What the database keeps of an instant. */
  private static final Duration TICK = Duration.ofMillis(1);

  @Bean
  IssuerDirectory issuerDirectory(Issuers issuers) {
    return new IssuerDirectory(issuers);
  }

  @Bean
  FileIssuer fileIssuer(
      ServiceIdentity identity, Issuers issuers, IssuerDirectory directory, Clock clock) {
    return new FileIssuer(
        new Region(identity.region()), issuers, directory, Clock.tick(clock, TICK));
  }

  @Bean
  IssuersAtStart issuersHealthIndicator(
      IssuerSeed seed, FileIssuer fileIssuer, IssuerDirectory directory) {
    return new IssuersAtStart(seed, fileIssuer, directory);
  }

  @Bean
  CertificateIdentities certificateIdentities(ServiceIdentity identity, FederatedDigests digests) {
    return new CertificateIdentities(new Region(identity.region()), digests);
  }

  /** A worker's token may give a pseudonym that a later version of the federation's key made. */
  @Bean
  SamePerson samePerson(HolderLinks links) {
    LinkedHolders linked = new LinkedHolders(links);
    return refs ->
        refs.stream()
            .flatMap(ref -> linked.all(ref).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Bean
  DraftValidation draftValidation(ServiceIdentity identity, IssuerDirectory issuers, Clock clock) {
    return new DraftValidation(
        new Region(identity.region()), issuers, OccupationCatalogue.standard(), clock);
  }

  @Bean
  Pseudonyms pseudonyms(Persons persons, HolderLinks links, FederatedDigests digests) {
    return new Pseudonyms(persons, links, digests);
  }

  @Bean
  LinkedHolders linkedHolders(HolderLinks links) {
    return new LinkedHolders(links);
  }

  @Bean
  LinkDocuments linkDocuments(
      Persons persons, Pseudonyms pseudonyms, HolderLinks links, Clock clock) {
    return new LinkDocuments(persons, pseudonyms, links, Clock.tick(clock, TICK));
  }

  @Bean
  HolderLinking holderLinking(LinkDocuments linking) {
    return new HolderLinking(linking);
  }

  @Bean
  RegisterCertificates registerCertificates(
      Persons persons,
      Pseudonyms pseudonyms,
      Certificates certificates,
      CertificateIdentities identities,
      Clock clock) {
    return new RegisterCertificates(
        persons, pseudonyms, certificates, identities, Clock.tick(clock, TICK));
  }

  @Bean
  CorrectCertificate correctCertificate(
      Persons persons,
      Pseudonyms pseudonyms,
      Certificates certificates,
      CertificateIdentities identities,
      Clock clock) {
    return new CorrectCertificate(
        persons, pseudonyms, certificates, identities, Clock.tick(clock, TICK));
  }

  @Bean
  ChangeStatus changeStatus(Certificates certificates, Clock clock) {
    return new ChangeStatus(certificates, Clock.tick(clock, TICK));
  }

  @Bean
  ChangeIssuer changeIssuer(Issuers issuers, IssuerDirectory directory, Clock clock) {
    return new ChangeIssuer(issuers, directory, Clock.tick(clock, TICK));
  }

  @Bean
  CertificateRevocation certificateRevocation(Certificates certificates, ChangeStatus changing) {
    return new CertificateRevocation(certificates, changing);
  }

  @Bean
  IssuerDecisions issuerDecisions(ChangeIssuer changing, FileIssuer filing) {
    return new IssuerDecisions(changing, filing);
  }

  @Bean
  LookUpCertificate lookUpCertificate(Certificates certificates, CertificateIdentities identities) {
    return new LookUpCertificate(certificates, identities);
  }
}
