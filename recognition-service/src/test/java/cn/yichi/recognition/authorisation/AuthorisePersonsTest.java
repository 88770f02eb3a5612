package cn.yichi.recognition.authorisation;

import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.FIRM;
import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.FIRST;
import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.LAST;
import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.OTHER_FIRM;
import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.WANG;
import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.stated;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.authorisation.AuthorisePersons.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorisePersonsTest {
  private final InMemoryAuthorisations recorded = new InMemoryAuthorisations();
  private final AuthorisePersons persons = at("2026-03-01T12:00:00Z");

  private AuthorisePersons at(String instant) {
    return new AuthorisePersons(
        recorded, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), ZoneId.of("Asia/Shanghai"));
  }

  private static Statement ofDay(int day) {
    return stated(WANG, FIRM, FIRST.plusDays(day), null);
  }

  private void fillPerson() {
    for (int i = 0; i < AuthorisePersons.MOST_OF_PERSON; i++) {
      assertThat(persons.record(ofDay(i))).isInstanceOf(Outcome.Recorded.class);
    }
  }

  @Test
  void a_person_has_a_hundred_open_ones_and_no_more() {
    fillPerson();
    assertThat(persons.record(ofDay(100))).isEqualTo(new Outcome.PersonFull());
    assertThat(persons.record(stated(new Person(WANG.provider(), "li"))))
        .isInstanceOf(Outcome.Recorded.class);
  }

  @Test
  void what_is_on_record_is_answered_where_no_more_would_fit() {
    fillPerson();
    assertThat(persons.record(ofDay(7))).isInstanceOf(Outcome.AlreadyRecorded.class);
  }

  @Test
  void one_that_was_ended_makes_room() {
    fillPerson();
    AuthorisationId id = recorded.open(WANG, FIRST).getFirst().id();
    assertThat(persons.end(FIRM, id)).isPresent();
    assertThat(persons.record(ofDay(100))).isInstanceOf(Outcome.Recorded.class);
  }

  @Test
  void an_organisation_has_ten_thousand_open_ones_and_no_more() {
    for (int i = 0; i < AuthorisePersons.MOST_OF_ORGANISATION; i++) {
      recorded.add(stated(new Person(WANG.provider(), "p" + i)), Instant.EPOCH);
    }
    assertThat(persons.record(stated(WANG))).isEqualTo(new Outcome.OrganisationFull());
    assertThat(persons.record(stated(WANG, OTHER_FIRM, FIRST, LAST)))
        .isInstanceOf(Outcome.Recorded.class);
  }

  @Test
  void a_day_begins_at_midnight_in_china() {
    persons.record(stated(WANG));
    assertThat(at("2026-02-28T15:59:59Z").organisationsOf(WANG)).isEmpty();
    assertThat(at("2026-02-28T16:00:00Z").organisationsOf(WANG)).containsExactly(FIRM);
    assertThat(at("2027-02-28T15:59:59Z").organisationsOf(WANG)).containsExactly(FIRM);
    assertThat(at("2027-02-28T16:00:00Z").organisationsOf(WANG)).isEmpty();
  }

  @Test
  void its_state_is_told_by_the_day() {
    Authorisation one =
        new Authorisation(
            new AuthorisationId("a".repeat(43)), stated(WANG), Instant.EPOCH, Optional.empty());
    assertThat(one.on(FIRST.minusDays(1))).isEqualTo(Authorisation.State.NOT_YET_BEGUN);
    assertThat(one.on(LAST)).isEqualTo(Authorisation.State.IN_FORCE);
    assertThat(one.on(LAST.plusDays(1))).isEqualTo(Authorisation.State.RUN_OUT);
    LocalDate any = FIRST;
    assertThat(
            new Authorisation(one.id(), one.stated(), Instant.EPOCH, Optional.of(Instant.EPOCH))
                .on(any))
        .isEqualTo(Authorisation.State.ENDED);
  }

  @Test
  void nothing_of_a_person_gets_into_text() {
    Statement stated = stated(new Person(WANG.provider(), "11010519491231002X"));
    assertThat(stated.toString() + stated.person()).doesNotContain("1231", "授权");
    assertThat(stated.person().maskedSubject()).isEqualTo("11***2X");
    assertThat(new Person("x", "wang").maskedSubject()).isEqualTo("***");
  }
}
