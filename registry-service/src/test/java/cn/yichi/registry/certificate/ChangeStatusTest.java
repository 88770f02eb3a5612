package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.registry.certificate.ChangeStatus.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeStatusTest {
  private static final Clock CLOCK = Clock.fixed(Registrations.NOW, ZoneOffset.UTC);
  private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
  private static final Certificate.Standing SUSPENDED =
      new Certificate.Standing(CertificateStatus.SUSPENDED, Optional.of("复核"));

  private final InMemoryCertificates certificates = new InMemoryCertificates();
  private final ChangeStatus changing = new ChangeStatus(certificates, CLOCK);
  private final CertificateId id = Registrations.issued(Registrations.numbered(1)).next().id();

  @BeforeEach
  void register() {
    new RegisterCertificates(new InMemoryPersons(), certificates, Registrations.IDENTITIES, CLOCK)
        .register(List.of(Registrations.numbered(1)));
  }

  @Test
  void who_lost_the_answer_gets_it_again_and_nothing_changes_twice() {
    Outcome first = changing.change(id, 1, SUSPENDED, FROM);
    assertThat(first).isInstanceOf(Outcome.Changed.class);
    assertThat(changing.change(id, 1, SUSPENDED, FROM)).isEqualTo(first);
    assertThat(certificates.find(List.of(id)).get(id).version()).isEqualTo(2);
  }

  @Test
  void another_change_of_a_version_that_is_gone_is_outdated() {
    changing.change(id, 1, SUSPENDED, FROM);
    assertThat(changing.change(id, 1, SUSPENDED, FROM.plusDays(1)))
        .isEqualTo(new Outcome.Outdated(2));
    Certificate.Standing otherwise =
        new Certificate.Standing(CertificateStatus.SUSPENDED, Optional.of("另案"));
    assertThat(changing.change(id, 1, otherwise, FROM)).isEqualTo(new Outcome.Outdated(2));
    changing.change(id, 2, Certificate.Standing.VALID, FROM);
    assertThat(changing.change(id, 1, SUSPENDED, FROM)).isEqualTo(new Outcome.Outdated(3));
  }
}
