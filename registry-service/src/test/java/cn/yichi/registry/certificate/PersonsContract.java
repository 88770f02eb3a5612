package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.registry.certificate.Persons.Entered;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of holders must do. */
public interface PersonsContract {

  /** An empty store. */
  Persons persons();

  @Test
  default void enters_a_holder_once() {
    Persons store = persons();
    Person person = person(Registrations.numbered(1));
    assertThat(store.enter(List.of(person))).containsExactly(Entered.NEW);
    assertThat(store.enter(List.of(person))).containsExactly(Entered.KNOWN);
  }

  @Test
  default void tells_who_is_on_file() {
    Persons store = persons();
    Person person = person(Registrations.numbered(1));
    HolderRef nobody = new HolderRef("a".repeat(32));
    assertThat(store.known(List.of(person.ref(), nobody))).isEmpty();
    store.enter(List.of(person));
    assertThat(store.known(List.of(person.ref(), nobody))).containsExactly(person.ref());
    assertThat(store.known(List.of())).isEmpty();
    assertThat(store.onFile(List.of(person.ref(), nobody)))
        .isEqualTo(Map.of(person.ref(), new Persons.OnFile(person.document(), Registrations.NOW)));
    assertThat(store.enteredAt(List.of(person.ref(), nobody)))
        .isEqualTo(Map.of(person.ref(), Registrations.NOW));
  }

  @Test
  default void takes_a_new_mobile_number_over() {
    Persons store = persons();
    store.enter(List.of(person(Registrations.withMobile(1, "13800001111"))));
    Person moved = person(Registrations.withMobile(1, "13800002222"));
    assertThat(store.enter(List.of(moved))).containsExactly(Entered.CHANGED);
    assertThat(store.enter(List.of(moved))).containsExactly(Entered.KNOWN);
  }

  @Test
  default void takes_a_first_mobile_number_over() {
    Persons store = persons();
    store.enter(List.of(person(Registrations.withMobile(1, ""))));
    assertThat(store.enter(List.of(person(Registrations.withMobile(1, "13800002222")))))
        .containsExactly(Entered.CHANGED);
  }

  @Test
  default void keeps_what_is_not_stated_again() {
    Persons store = persons();
    store.enter(List.of(person(Registrations.withMobile(1, "13800001111"))));
    assertThat(store.enter(List.of(person(Registrations.withMobile(1, "")))))
        .containsExactly(Entered.KNOWN);
    assertThat(store.enter(List.of(person(Registrations.withMobile(1, "13800001111")))))
        .containsExactly(Entered.KNOWN);
  }

  @Test
  default void knows_a_name_in_any_of_its_spellings() {
    Persons store = persons();
    store.enter(List.of(person(Registrations.heldBy(1, new PersonName("阿卜杜•热合曼")))));
    assertThat(store.enter(List.of(person(Registrations.heldBy(1, new PersonName("阿卜杜·热合曼"))))))
        .containsExactly(Entered.KNOWN);
    assertThat(store.enter(List.of(person(Registrations.heldBy(1, new PersonName("王川"))))))
        .containsExactly(Entered.CHANGED);
  }

  @Test
  default void knows_nobody_whom_it_could_erase() {
    assertThat(persons().eraseContact(person(Registrations.numbered(1)).ref()))
        .isEqualTo(Persons.Erased.UNKNOWN);
  }

  @Test
  default void an_erased_number_stays_out_until_it_is_given_on_a_later_day() {
    Persons store = persons();
    Person person = person(Registrations.withMobile(1, "13800001111"));
    store.enter(List.of(person));
    assertThat(store.eraseContact(person.ref())).isEqualTo(Persons.Erased.GONE);
    assertThat(store.enter(List.of(person))).containsExactly(Entered.KNOWN);
    assertThat(store.enter(List.of(given(person, Registrations.NOW_DAY))))
        .containsExactly(Entered.KNOWN);
    assertThat(store.enter(List.of(given(person, Registrations.NOW_DAY.plusDays(1)))))
        .containsExactly(Entered.CHANGED);
    assertThat(store.eraseContact(person.ref())).isEqualTo(Persons.Erased.GONE);
    assertThat(store.eraseContact(person.ref())).isEqualTo(Persons.Erased.GONE);
  }

  @Test
  default void reveals_what_is_asked_for_of_whom_it_knows() {
    Persons store = persons();
    Person person = person(Registrations.withMobile(1, "13800001111"));
    store.enter(List.of(person));
    assertThat(store.reveal(person.ref(), EnumSet.of(PersonField.NAME, PersonField.MOBILE)))
        .contains(Map.of(PersonField.NAME, Registrations.NAME, PersonField.MOBILE, "13800001111"));
    assertThat(store.reveal(person.ref(), Set.of(PersonField.DOCUMENT_NUMBER)))
        .contains(Map.of(PersonField.DOCUMENT_NUMBER, Registrations.ID_NUMBER));
    store.eraseContact(person.ref());
    assertThat(store.reveal(person.ref(), Set.of(PersonField.MOBILE))).contains(Map.of());
  }

  /** The same statement, given on another day. */
  static Person given(Person person, LocalDate on) {
    return new Person(
        person.ref(), person.name(), person.document(), person.mobile(), person.education(), on);
  }

  static Person person(Registration stated) {
    return Person.of(Registrations.IDENTITIES.of(stated).holder().ref(), stated);
  }
}
