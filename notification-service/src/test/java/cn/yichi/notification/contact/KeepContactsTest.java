package cn.yichi.notification.contact;

import static cn.yichi.notification.contact.Effect.APPLIED;
import static cn.yichi.notification.contact.Effect.DUPLICATE;
import static cn.yichi.notification.contact.Effect.STALE;
import static cn.yichi.notification.notice.Samples.contact;
import static cn.yichi.notification.notice.Samples.holder;
import static cn.yichi.notification.notice.Samples.withoutMobile;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepContactsTest {
  private final InMemoryContacts contacts = new InMemoryContacts();
  private final List<Recipient> arrived = new ArrayList<>();
  private final KeepContacts keep = new KeepContacts(contacts, arrived::addAll);

  @Test
  void tells_new_repeated_and_outdated_versions_apart() {
    assertThat(keep.keep(List.of(claimed(1, 1), claimed(1, 1), claimed(1, 2), claimed(1, 1))))
        .containsExactly(APPLIED, DUPLICATE, APPLIED, STALE);
    assertThat(keep.keep(List.of(claimed(1, 2), claimed(1, 1)))).containsExactly(DUPLICATE, STALE);
  }

  @Test
  void announces_whose_contact_arrived() {
    keep.keep(List.of(claimed(1, 1), claimed(2, 1)));
    keep.keep(List.of(claimed(1, 1)));
    assertThat(arrived).containsExactly(holder(1), holder(2));
  }

  @Test
  void forgets_the_erased() {
    keep.keep(List.of(claimed(1, 3)));
    assertThat(keep.keep(List.of(erased(1)))).containsExactly(APPLIED);
    assertThat(contacts.find(List.of(holder(1)))).isEmpty();
  }

  @Test
  void starts_anew_after_an_erasure_in_the_same_batch() {
    keep.keep(List.of(claimed(1, 3)));
    assertThat(keep.keep(List.of(erased(1), claimed(1, 1)))).containsExactly(APPLIED, APPLIED);
    assertThat(contacts.find(List.of(holder(1)))).containsEntry(holder(1), contact(1, 1));
  }

  @Test
  void remembers_which_version_an_erasure_took() {
    keep.keep(List.of(claimed(1, 3)));
    assertThat(keep.keep(List.of(erased(1, 4), claimed(1, 3), erased(1, 4), claimed(1, 5))))
        .containsExactly(APPLIED, STALE, DUPLICATE, APPLIED);
    assertThat(contacts.find(List.of(holder(1)))).containsEntry(holder(1), contact(1, 5));
  }

  @Test
  void a_word_older_than_the_erasure_is_not_taken_in_however_late_it_comes() {
    keep.keep(List.of(erased(1, 4)));
    assertThat(keep.keep(List.of(claimed(1, 3)))).containsExactly(STALE);
    assertThat(contacts.find(List.of(holder(1)))).containsEntry(holder(1), withoutMobile(1, 4));
  }

  @Test
  void an_erasure_older_than_a_contact_leaves_it() {
    keep.keep(List.of(claimed(1, 5)));
    assertThat(keep.keep(List.of(erased(1, 4)))).containsExactly(STALE);
    assertThat(contacts.find(List.of(holder(1)))).containsEntry(holder(1), contact(1, 5));
  }

  @Test
  void announces_the_erased_so_that_their_notices_wait_no_longer() {
    keep.keep(List.of(erased(1, 2)));
    assertThat(arrived).containsExactly(holder(1));
  }

  private static ContactChange erased(int n) {
    return new ContactChange.Erased(holder(n), Optional.empty());
  }

  private static ContactChange erased(int n, int version) {
    return new ContactChange.Erased(holder(n), Optional.of(version));
  }

  private static ContactChange claimed(int n, int version) {
    return new ContactChange.Claimed(contact(n, version));
  }
}
