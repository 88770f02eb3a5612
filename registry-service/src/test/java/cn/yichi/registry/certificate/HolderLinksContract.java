package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.registry.certificate.HolderLinks.Saved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of links must do. */
public interface HolderLinksContract {
  HolderRef A = new HolderRef("a".repeat(32));
  HolderRef B = new HolderRef("b".repeat(32));
  HolderRef C = new HolderRef("c".repeat(32));

  /** An empty store. */
  HolderLinks links();

  @Test
  default void reads_back_what_was_written() {
    HolderLinks store = links();
    HolderLink version = HolderLink.ofKeyVersion(B, A, Registrations.NOW);
    HolderLink document = ofDocument(C, 1, HolderLink.Status.LINKED);
    assertThat(store.find(List.of(A, B, C))).isEmpty();
    assertThat(store.save(List.of(version, document))).containsOnly(Saved.STORED);
    assertThat(store.find(List.of(A, B, C))).isEqualTo(Map.of(B, version, C, document));
    assertThat(store.find(List.of())).isEmpty();
  }

  @Test
  default void stores_a_first_version_once_and_the_rest_of_a_batch() {
    HolderLinks store = links();
    HolderLink first = HolderLink.ofKeyVersion(B, A, Registrations.NOW);
    store.save(List.of(first));
    assertThat(
            store.save(
                List.of(
                    HolderLink.ofKeyVersion(B, C, Registrations.NOW),
                    HolderLink.ofKeyVersion(C, A, Registrations.NOW))))
        .containsExactly(Saved.STALE, Saved.STORED);
    assertThat(store.find(List.of(B))).containsEntry(B, first);
  }

  @Test
  default void finds_who_is_linked_with_somebody() {
    HolderLinks store = links();
    HolderLink version = HolderLink.ofKeyVersion(B, A, Registrations.NOW);
    HolderLink ended = ofDocument(C, 1, HolderLink.Status.ENDED);
    store.save(List.of(version, ended));
    assertThat(store.linkedTo(List.of(A, C))).containsExactlyInAnyOrder(version, ended);
    assertThat(store.linkedTo(List.of(B))).isEmpty();
  }

  @Test
  default void replaces_a_version_only_from_the_one_before() {
    HolderLinks store = links();
    store.save(List.of(ofDocument(C, 1, HolderLink.Status.LINKED)));
    HolderLink ended = ofDocument(C, 2, HolderLink.Status.ENDED);
    assertThat(store.save(List.of(ended))).containsExactly(Saved.STORED);
    assertThat(store.save(List.of(ended))).containsExactly(Saved.STALE);
    assertThat(store.find(List.of(C))).containsEntry(C, ended);
    assertThat(store.save(List.of(ofDocument(B, 2, HolderLink.Status.ENDED))))
        .containsExactly(Saved.STALE);
  }

  @Test
  default void finds_what_is_only_proposed_and_deletes_it_as_it_was_read() {
    HolderLinks store = links();
    HolderLink proposed = ofDocument(C, 1, HolderLink.Status.PROPOSED);
    HolderLink linked = ofDocument(B, 1, HolderLink.Status.LINKED);
    store.save(List.of(proposed, linked));
    Instant later = Registrations.NOW.plusMillis(1);
    assertThat(store.proposedBefore(Registrations.NOW)).isEmpty();
    assertThat(store.proposedBefore(later)).containsExactly(proposed);
    store.delete(ofDocument(C, 2, HolderLink.Status.PROPOSED));
    store.delete(linked);
    assertThat(store.find(List.of(B, C))).hasSize(2);
    store.delete(proposed);
    assertThat(store.find(List.of(B, C))).containsOnlyKeys(B);
  }

  static HolderLink ofDocument(HolderRef ref, int version, HolderLink.Status status) {
    return new HolderLink(
        ref,
        version,
        A,
        HolderLink.Basis.DOCUMENT,
        status,
        Optional.of(new IdDocument(DocumentType.PASSPORT, "E12345678")),
        Optional.of("proposal-1"),
        Registrations.NOW);
  }
}
