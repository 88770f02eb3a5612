package cn.yichi.recognition.share;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of share codes keeps to. */
public interface ShareCodesContract {
  Instant NOW = Instant.parse("2026-11-27T02:03:04.005Z");
  LocalDate BIRTH = LocalDate.of(1990, 5, 17);
  SocialCreditCode FIRM = new SocialCreditCode("91500000MA5U000000");
  SocialCreditCode OTHER_FIRM = new SocialCreditCode("91510000MA6U000000");

  ShareCodes codes();

  /** Of the worker and certificate of that serial, good until the end of the year. */
  static ShareCode code(int serial, int second) {
    HolderRef holder = Samples.replica(serial, 1).holder();
    return new ShareCode(
        ShareCodeId.fresh(NOW.plusSeconds(second)),
        holder,
        Samples.id(serial),
        holder,
        Purpose.WAGE_GRADE,
        Optional.empty(),
        NOW,
        LocalDate.of(2026, 12, 31),
        Optional.of(new Consent(LocalDate.of(2027, 6, 30), Optional.empty())),
        List.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        1);
  }

  @Test
  default void keeps_a_code_and_gives_it_back_whole() {
    ShareCode code = code(1, 0);
    SecretCode secret = SecretCode.fresh();
    assertThat(codes().add(code, secret, BIRTH)).isTrue();
    assertThat(codes().find(code.id())).contains(code);
    ShareCode full =
        new ShareCode(
            code.id(),
            code.maker(),
            code.certificate(),
            code.holder(),
            code.purpose(),
            Optional.of(LocalDate.of(2026, 1, 1)),
            code.madeAt(),
            code.until(),
            Optional.of(new Consent(LocalDate.of(2027, 6, 30), Optional.of(NOW))),
            List.of(new Opening(FIRM, NOW, NOW.plusSeconds(1), 2)),
            3,
            Optional.of(NOW),
            Optional.of(NOW),
            2);
    assertThat(codes().save(full)).isTrue();
    assertThat(codes().find(code.id())).contains(full);
    ShareCode bare =
        new ShareCode(
            code.id(),
            code.maker(),
            code.certificate(),
            code.holder(),
            code.purpose(),
            Optional.empty(),
            code.madeAt(),
            code.until(),
            Optional.empty(),
            List.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            3);
    assertThat(codes().save(bare)).isTrue();
    assertThat(codes().tried(secret, BIRTH)).contains(new ShareCodes.Tried(bare, true));
  }

  @Test
  default void finds_by_the_secret_and_says_whether_the_date_fits() {
    ShareCode code = code(1, 0);
    SecretCode secret = SecretCode.fresh();
    codes().add(code, secret, BIRTH);
    assertThat(codes().tried(secret, BIRTH)).contains(new ShareCodes.Tried(code, true));
    assertThat(codes().tried(secret, BIRTH.plusDays(1)))
        .contains(new ShareCodes.Tried(code, false));
    assertThat(codes().tried(SecretCode.fresh(), BIRTH)).isEmpty();
  }

  @Test
  default void of_two_by_one_secret_the_first_is_kept() {
    SecretCode secret = SecretCode.fresh();
    ShareCode first = code(1, 0);
    ShareCode second = code(2, 1);
    assertThat(codes().add(first, secret, BIRTH)).isTrue();
    assertThat(codes().add(second, secret, BIRTH)).isFalse();
    assertThat(codes().find(second.id())).isEmpty();
  }

  @Test
  default void a_write_counts_only_on_the_revision_it_read() {
    ShareCode code = code(1, 0);
    codes().add(code, SecretCode.fresh(), BIRTH);
    assertThat(codes().save(code.openedBy(FIRM, NOW))).isTrue();
    assertThat(codes().save(code.openedBy(OTHER_FIRM, NOW))).isFalse();
    assertThat(codes().save(code(3, 3).revoked(NOW))).isFalse();
    assertThat(codes().find(code.id()).orElseThrow().openings())
        .containsExactly(new Opening(FIRM, NOW, NOW, 1));
  }

  @Test
  default void lists_a_makers_codes_the_latest_first_page_by_page() {
    List<ShareCode> made = List.of(code(1, 0), code(1, 1), code(1, 2));
    made.forEach(each -> codes().add(each, SecretCode.fresh(), BIRTH));
    codes().add(code(2, 3), SecretCode.fresh(), BIRTH);
    List<HolderRef> maker = List.of(made.getFirst().maker());
    List<ShareCode> page = codes().madeBy(maker, Optional.empty(), 2);
    assertThat(page).containsExactly(made.get(2), made.get(1));
    assertThat(codes().madeBy(maker, Optional.of(page.getLast().id()), 2))
        .containsExactly(made.getFirst());
  }

  @Test
  default void forgets_the_codes_of_an_erased_certificate() {
    ShareCode erased = code(1, 0);
    ShareCode kept = code(2, 1);
    SecretCode secret = SecretCode.fresh();
    codes().add(erased, secret, BIRTH);
    codes().add(kept, SecretCode.fresh(), BIRTH);
    codes().erase(erased.certificate());
    assertThat(codes().tried(secret, BIRTH)).isEmpty();
    assertThat(codes().find(kept.id())).contains(kept);
  }
}
