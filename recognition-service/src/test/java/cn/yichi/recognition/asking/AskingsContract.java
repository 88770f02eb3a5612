package cn.yichi.recognition.asking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of askings does. */
public interface AskingsContract {
  HolderRef HOLDER = new HolderRef("h".repeat(32));
  HolderRef ANOTHER = new HolderRef("k".repeat(32));

  Askings askings();

  private static Asking asking(String id, HolderRef holder, Purpose purpose, String on) {
    return new Asking(
        new CertificateId(id.repeat(32)), holder, "org/test", purpose, LocalDate.parse(on));
  }

  @Test
  default void holds_one_entry_a_certificate_asker_purpose_and_day_the_latest_first() {
    Asking first = asking("a", HOLDER, Purpose.HIRE, "2026-11-01");
    Asking other = asking("a", HOLDER, Purpose.BID, "2026-11-01");
    Asking later = asking("a", HOLDER, Purpose.HIRE, "2026-11-02");
    askings().note(List.of(first, later, first));
    askings().note(List.of(first, other));
    assertThat(askings().about(List.of(HOLDER), 10))
        .containsExactlyInAnyOrder(first, other, later)
        .first()
        .isEqualTo(later);
    assertThat(askings().about(List.of(HOLDER), 1)).containsExactly(later);
    assertThat(askings().about(List.of(ANOTHER), 10)).isEmpty();
  }

  @Test
  default void keeps_what_was_asked_of_each_holder_of_a_certificate_on_one_day() {
    Asking first = asking("a", HOLDER, Purpose.HIRE, "2026-11-01");
    Asking then = asking("a", ANOTHER, Purpose.HIRE, "2026-11-01");
    askings().note(List.of(first));
    askings().note(List.of(then));
    assertThat(askings().about(List.of(HOLDER), 10)).containsExactly(first);
    assertThat(askings().about(List.of(ANOTHER), 10)).containsExactly(then);
    askings().erase(first.certificate());
    assertThat(askings().about(List.of(HOLDER, ANOTHER), 10)).isEmpty();
  }

  @Test
  default void forgets_an_erased_certificate_and_no_other() {
    Asking erased = asking("b", HOLDER, Purpose.HIRE, "2026-11-01");
    Asking before = asking("a", HOLDER, Purpose.HIRE, "2026-11-01");
    Asking after = asking("c", ANOTHER, Purpose.HIRE, "2026-11-01");
    askings().note(List.of(erased, before, after));
    askings().erase(erased.certificate());
    assertThat(askings().about(List.of(HOLDER, ANOTHER), 10))
        .containsExactlyInAnyOrder(before, after);
  }
}
