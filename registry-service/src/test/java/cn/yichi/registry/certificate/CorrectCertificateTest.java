package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.CorrectCertificate.Correction;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectCertificateTest {
  private static final Clock CLOCK = Clock.fixed(Registrations.NOW, ZoneOffset.UTC);

  private final InMemoryPersons persons = new InMemoryPersons();
  private final InMemoryCertificates certificates = new InMemoryCertificates();
  private final CorrectCertificate correcting =
      new CorrectCertificate(
          persons, Registrations.pseudonyms(), certificates, Registrations.IDENTITIES, CLOCK);
  private final CertificateId id = Registrations.issued(Registrations.numbered(1)).next().id();

  @BeforeEach
  void register() {
    new RegisterCertificates(
            persons, Registrations.pseudonyms(), certificates, Registrations.IDENTITIES, CLOCK)
        .register(List.of(Registrations.numbered(1)));
  }

  @Test
  void corrects_what_the_certificate_says() {
    Correction outcome =
        correcting.correct(id, 1, Registrations.atLevel(1, SkillLevel.SENIOR_WORKER));
    assertThat(outcome).isInstanceOf(Correction.Corrected.class);
    Certificate stored = certificates.find(List.of(id)).get(id);
    assertThat(stored.version()).isEqualTo(2);
    assertThat(stored.says().level()).contains(SkillLevel.SENIOR_WORKER);
  }

  @Test
  void corrects_a_misspelt_name_for_the_certificate_and_its_holder() {
    Registration right = Registrations.heldBy(1, new PersonName("王川疆"));
    assertThat(correcting.correct(id, 1, right)).isInstanceOf(Correction.Corrected.class);
    Certificate stored = certificates.find(List.of(id)).get(id);
    assertThat(stored.holder()).isEqualTo(Registrations.IDENTITIES.of(right).holder());
    assertThat(persons.find(stored.holder().ref()).orElseThrow().name().value()).isEqualTo("王川疆");
  }

  @Test
  void a_new_mobile_number_changes_the_holder_only() {
    Correction outcome = correcting.correct(id, 1, Registrations.withMobile(1, "13800009999"));
    assertThat(outcome).isInstanceOf(Correction.Unchanged.class);
    Certificate stored = certificates.find(List.of(id)).get(id);
    assertThat(persons.find(stored.holder().ref()).orElseThrow().mobile())
        .contains(new MobileNumber("13800009999"));
  }

  @Test
  void refuses_what_was_not_seen_what_is_not_there_and_another_number() {
    Registration other = Registrations.numbered(2);
    assertThat(correcting.correct(id, 7, Registrations.numbered(1)))
        .isEqualTo(new Correction.Outdated(1));
    assertThat(correcting.correct(Registrations.issued(other).next().id(), 1, other))
        .isInstanceOf(Correction.Unknown.class);
    assertThat(correcting.correct(id, 1, other)).isInstanceOf(Correction.OtherCertificate.class);
  }
}
