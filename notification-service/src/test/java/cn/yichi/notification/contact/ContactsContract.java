package cn.yichi.notification.contact;

import static cn.yichi.notification.notice.Samples.contact;
import static cn.yichi.notification.notice.Samples.holder;
import static cn.yichi.notification.notice.Samples.withoutMobile;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Contacts} keeps to. */
public interface ContactsContract {
  /** The implementation, empty. */
  Contacts contacts();

  @Test
  default void finds_what_was_kept() {
    contacts().keep(List.of(contact(1, 1), withoutMobile(2, 1)));
    assertThat(contacts().find(List.of(holder(1), holder(2), holder(3))))
        .containsOnlyKeys(holder(1), holder(2))
        .containsEntry(holder(1), contact(1, 1))
        .containsEntry(holder(2), withoutMobile(2, 1));
  }

  @Test
  default void keeps_the_highest_version() {
    contacts().keep(List.of(contact(1, 2)));
    contacts().keep(List.of(withoutMobile(1, 1), contact(2, 1)));
    contacts().keep(List.of(withoutMobile(1, 2)));
    assertThat(contacts().find(List.of(holder(1), holder(2))))
        .containsEntry(holder(1), contact(1, 2))
        .containsEntry(holder(2), contact(2, 1));
  }

  @Test
  default void drops_the_number_when_a_newer_version_has_none() {
    contacts().keep(List.of(contact(1, 1)));
    contacts().keep(List.of(withoutMobile(1, 2)));
    assertThat(contacts().find(List.of(holder(1)))).containsEntry(holder(1), withoutMobile(1, 2));
  }

  @Test
  default void forgets() {
    contacts().keep(List.of(contact(1, 1), contact(2, 1)));
    contacts().forget(List.of(holder(1), holder(3)));
    assertThat(contacts().find(List.of(holder(1), holder(2)))).containsOnlyKeys(holder(2));
  }
}
