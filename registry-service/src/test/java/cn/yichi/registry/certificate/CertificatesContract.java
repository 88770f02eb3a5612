package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.Certificates.BookEntry;
import cn.yichi.registry.certificate.Certificates.Saved;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of certificates must do. */
public interface CertificatesContract {

  /** An empty store. */
  Certificates certificates();

  @Test
  default void finds_nothing_on_an_empty_register() {
    CertificateId id = Registrations.issued(Registrations.numbered(1)).next().id();
    assertThat(certificates().find(List.of(id))).isEmpty();
  }

  @Test
  default void reads_back_every_kind_as_it_was_written() {
    Certificates store = certificates();
    List<CertificateChange> changes =
        List.of(
            Registrations.issued(Registrations.numbered(1)),
            Registrations.issued(Registrations.permit()),
            Registrations.issued(Registrations.title(3)));
    assertThat(store.save(changes)).containsOnly(Saved.STORED);
    for (CertificateChange change : changes) {
      CertificateId id = change.next().id();
      assertThat(store.find(List.of(id))).containsExactly(java.util.Map.entry(id, change.next()));
    }
  }

  @Test
  default void finds_by_the_digests_of_numbers() {
    Certificates store = certificates();
    Certificate permit = Registrations.issued(Registrations.permit()).next();
    store.save(
        List.of(
            Registrations.issued(Registrations.numbered(1)),
            Registrations.issued(Registrations.numbered(2)),
            Registrations.issued(Registrations.permit())));
    assertThat(store.findByNumber(List.of(permit.numberDigest(), "a".repeat(32))))
        .containsExactly(permit);
    assertThat(store.findByNumber(List.of("a".repeat(32)))).isEmpty();
  }

  @Test
  default void stores_the_rest_of_a_batch_when_one_is_there_already() {
    Certificates store = certificates();
    store.save(List.of(Registrations.issued(Registrations.numbered(2))));
    List<CertificateChange> batch =
        IntStream.rangeClosed(1, 3)
            .mapToObj(serial -> Registrations.issued(Registrations.numbered(serial)))
            .toList();
    assertThat(store.save(batch)).containsExactly(Saved.STORED, Saved.STALE, Saved.STORED);
    assertThat(store.find(batch.stream().map(change -> change.next().id()).toList())).hasSize(3);
  }

  @Test
  default void replaces_a_version_only_from_the_version_that_was_read() {
    Certificates store = certificates();
    Certificate first = Registrations.issued(Registrations.numbered(1)).next();
    store.save(List.of(Registrations.issued(Registrations.numbered(1))));
    CertificateChange second = suspended(first);
    assertThat(store.save(List.of(second))).containsExactly(Saved.STORED);
    assertThat(store.save(List.of(suspended(first)))).containsExactly(Saved.STALE);
    assertThat(store.find(List.of(first.id()))).containsValue(second.next());
  }

  @Test
  default void remembers_what_two_people_decided() {
    Certificates store = certificates();
    Certificate first = Registrations.issued(Registrations.numbered(1)).next();
    store.save(List.of(Registrations.issued(Registrations.numbered(1))));
    Certificate.Standing revoked =
        new Certificate.Standing(CertificateStatus.REVOKED, Optional.of("考试舞弊"), Optional.of("p1"));
    store.save(
        List.of(
            first
                .changeStatus(revoked, LocalDate.of(2026, 3, 1), Registrations.NOW)
                .orElseThrow()));
    assertThat(store.find(List.of(first.id())).get(first.id()).standing()).isEqualTo(revoked);
  }

  @Test
  default void a_correction_takes_away_what_is_no_longer_said() {
    Certificates store = certificates();
    Registration wrong = Registrations.atLevel(1, SkillLevel.INTERMEDIATE_WORKER);
    Registration right = Registrations.atLevel(1, SkillLevel.SENIOR_WORKER);
    store.save(List.of(Registrations.issued(wrong)));
    CertificateChange correction =
        Registrations.issued(wrong)
            .next()
            .correct(Registrations.IDENTITIES.of(right), right, Registrations.NOW)
            .orElseThrow();
    store.save(List.of(correction));
    assertThat(store.find(List.of(correction.next().id()))).containsValue(correction.next());
  }

  @Test
  default void gives_the_book_page_by_page_in_the_order_of_ids() {
    Certificates store = certificates();
    List<CertificateChange> batch =
        IntStream.rangeClosed(1, 7)
            .mapToObj(serial -> Registrations.issued(Registrations.numbered(serial)))
            .toList();
    store.save(batch);
    store.save(List.of(suspended(batch.get(3).next())));
    List<BookEntry> first = store.book(Optional.empty(), 5);
    List<BookEntry> rest = store.book(Optional.of(first.getLast().id()), 5);
    assertThat(first).hasSize(5);
    assertThat(rest).hasSize(2);
    assertThat(IntStream.range(0, 7).mapToObj(i -> i < 5 ? first.get(i) : rest.get(i - 5)))
        .isSortedAccordingTo(java.util.Comparator.comparing(entry -> entry.id().value()))
        .contains(new BookEntry(batch.get(3).next().id(), 2))
        .contains(new BookEntry(batch.get(0).next().id(), 1));
  }

  private static CertificateChange suspended(Certificate certificate) {
    return certificate
        .changeStatus(
            new Certificate.Standing(CertificateStatus.SUSPENDED, Optional.of("复核中")),
            LocalDate.of(2026, 3, 1),
            Registrations.NOW)
        .orElseThrow();
  }
}
