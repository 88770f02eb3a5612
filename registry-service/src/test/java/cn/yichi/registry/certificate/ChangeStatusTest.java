package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.ChangeStatus.Outcome;
import java.time.Clock;
import java.time.Instant;
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
    new RegisterCertificates(
            new InMemoryPersons(),
            Registrations.pseudonyms(),
            certificates,
            Registrations.IDENTITIES,
            CLOCK)
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

  @Test
  void no_status_holds_from_a_day_before_issue_or_after_today() {
    LocalDate issued = certificates.find(List.of(id)).get(id).says().days().issuedOn();
    // The last second of the first of March in Shanghai is still its afternoon in UTC.
    ChangeStatus lateOnTheFirst =
        new ChangeStatus(
            certificates, Clock.fixed(Instant.parse("2026-03-01T15:59:59Z"), ZoneOffset.UTC));
    Outcome early = new Outcome.BadDay(fault(FaultCode.DATES_OUT_OF_ORDER, issued));
    Outcome late = new Outcome.BadDay(new Finding(FaultCode.DATE_IN_FUTURE, "2026-03-02"));
    assertThat(lateOnTheFirst.change(id, 1, SUSPENDED, issued.minusDays(1))).isEqualTo(early);
    assertThat(lateOnTheFirst.revoke(id, 1, "考试舞弊", issued.minusDays(1), "p1")).isEqualTo(early);
    assertThat(lateOnTheFirst.change(id, 1, SUSPENDED, FROM.plusDays(1))).isEqualTo(late);
    assertThat(lateOnTheFirst.revoke(id, 1, "考试舞弊", FROM.plusDays(1), "p1")).isEqualTo(late);
    assertThat(lateOnTheFirst.dayFault(id, FROM)).isEmpty();
    assertThat(lateOnTheFirst.dayFault(id, issued)).isEmpty();
    assertThat(certificates.find(List.of(id)).get(id).version()).isEqualTo(1);
    assertThat(lateOnTheFirst.revoke(id, 1, "考试舞弊", FROM, "p1"))
        .isInstanceOf(Outcome.Changed.class);
  }

  private static Finding fault(FaultCode code, LocalDate issued) {
    return new Finding(code, issued.minusDays(1) + " < " + issued);
  }

  @Test
  void one_person_revokes_nothing() {
    Certificate.Standing revoked =
        new Certificate.Standing(CertificateStatus.REVOKED, Optional.of("考试舞弊"));
    assertThat(changing.change(id, 1, revoked, FROM)).isEqualTo(new Outcome.NeedsTwoPeople());
    assertThat(certificates.find(List.of(id)).get(id).version()).isEqualTo(1);
  }

  @Test
  void a_decided_revocation_has_its_effect_once_and_is_known_after_a_correction_too() {
    Outcome first = changing.revoke(id, 1, "考试舞弊", FROM, "p1");
    assertThat(first).isInstanceOf(Outcome.Changed.class);
    assertThat(changing.revoke(id, 1, "考试舞弊", FROM, "p1")).isEqualTo(first);
    Registration right = Registrations.atLevel(1, SkillLevel.SENIOR_WORKER);
    new CorrectCertificate(
            new InMemoryPersons(),
            Registrations.pseudonyms(),
            certificates,
            Registrations.IDENTITIES,
            CLOCK)
        .correct(id, 2, right);
    assertThat(changing.revoke(id, 1, "考试舞弊", FROM, "p1")).isInstanceOf(Outcome.Changed.class);
    Certificate stored = certificates.find(List.of(id)).get(id);
    assertThat(stored.version()).isEqualTo(3);
    assertThat(stored.standing().status()).isEqualTo(CertificateStatus.REVOKED);
  }

  @Test
  void a_revocation_decided_on_another_version_is_outdated() {
    changing.change(id, 1, SUSPENDED, FROM);
    assertThat(changing.revoke(id, 1, "考试舞弊", FROM, "p1")).isEqualTo(new Outcome.Outdated(2));
    changing.revoke(id, 2, "考试舞弊", FROM, "p1");
    assertThat(changing.revoke(id, 2, "考试舞弊", FROM, "p2")).isEqualTo(new Outcome.Outdated(3));
    assertThat(changing.revoke(id, 3, "考试舞弊", FROM, "p2"))
        .isEqualTo(new Outcome.NotAllowed(CertificateStatus.REVOKED));
  }
}
