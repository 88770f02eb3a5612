package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterCertificatesTest {
  private final InMemoryPersons persons = new InMemoryPersons();
  private final InMemoryCertificates certificates = new InMemoryCertificates();
  private final RegisterCertificates registering =
      new RegisterCertificates(
          persons,
          Registrations.pseudonyms(),
          certificates,
          Registrations.IDENTITIES,
          Clock.fixed(Registrations.NOW, ZoneOffset.UTC));

  @Test
  void enters_the_holder_with_the_certificate() {
    Registered outcome = registering.register(List.of(Registrations.numbered(1))).getFirst();
    assertThat(outcome).isInstanceOf(Registered.Accepted.class);
    Certificate stored = certificates.find(List.of(outcome.id())).get(outcome.id());
    assertThat(persons.find(stored.holder().ref())).isPresent();
  }

  @Test
  void the_same_batch_twice_changes_nothing() {
    List<Registration> batch = List.of(Registrations.numbered(1), Registrations.title(2));
    registering.register(batch);
    assertThat(registering.register(batch)).allMatch(Registered.AlreadyKnown.class::isInstance);
    assertThat(((Registered.AlreadyKnown) registering.register(batch).getLast()).origin())
        .contains(new Origin("import-1", 7));
  }

  @Test
  void a_known_number_with_other_content_is_a_conflict_and_changes_nothing() {
    registering.register(List.of(Registrations.numbered(1)));
    Registered outcome =
        registering
            .register(List.of(Registrations.atLevel(1, SkillLevel.SENIOR_WORKER)))
            .getFirst();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Registered.Conflict.class,
            conflict -> assertThat(conflict.differences()).containsExactly("level"));
    assertThat(certificates.find(List.of(outcome.id())).get(outcome.id()).version()).isEqualTo(1);
  }

  @Test
  void another_holder_of_a_known_number_leaves_no_trace() {
    registering.register(List.of(Registrations.numbered(1)));
    Registration wrong = Registrations.heldBy(1, new PersonName("李四"));
    assertThat(registering.register(List.of(wrong)).getFirst())
        .isInstanceOf(Registered.Conflict.class);
    assertThat(persons.find(Registrations.IDENTITIES.of(wrong).holder().ref()).orElseThrow().name())
        .isEqualTo(new PersonName(Registrations.NAME));
  }

  @Test
  void the_same_number_twice_in_a_batch_is_entered_once() {
    List<Registered> outcomes =
        registering.register(
            List.of(
                Registrations.numbered(1),
                Registrations.numbered(1),
                Registrations.atLevel(1, SkillLevel.SENIOR_WORKER)));
    assertThat(outcomes.get(0)).isInstanceOf(Registered.Accepted.class);
    assertThat(outcomes.get(1)).isInstanceOf(Registered.AlreadyKnown.class);
    assertThat(outcomes.get(2)).isInstanceOf(Registered.Conflict.class);
  }

  @Test
  void a_holder_of_two_certificates_in_a_batch_is_entered_once_as_last_stated() {
    List<Registered> outcomes =
        registering.register(
            List.of(
                Registrations.withMobile(1, "13800001111"),
                Registrations.withMobile(2, "13800002222"),
                Registrations.withMobile(3, "")));
    assertThat(outcomes).allMatch(Registered.Accepted.class::isInstance);
    Certificate stored =
        certificates.find(List.of(outcomes.getFirst().id())).get(outcomes.getFirst().id());
    assertThat(persons.find(stored.holder().ref()).orElseThrow().mobile())
        .contains(new MobileNumber("13800002222"));
  }
}
