package cn.yichi.recognition.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

  @Test
  void one_wrong_character_and_two_that_changed_places_are_noticed() {
    for (int round = 0; round < 200; round++) {
      String code = SecretCode.fresh().value();
      for (int at = 0; at < code.length(); at++) {
        for (char other : ALPHABET.toCharArray()) {
          String wrong = code.substring(0, at) + other + code.substring(at + 1);
          assertThat(SecretCode.parse(wrong).isPresent()).isEqualTo(wrong.equals(code));
        }
        for (int with = at + 1; with < code.length(); with++) {
          StringBuilder swapped = new StringBuilder(code);
          swapped.setCharAt(at, code.charAt(with));
          swapped.setCharAt(with, code.charAt(at));
          assertThat(SecretCode.parse(swapped.toString()).isPresent())
              .as(code + " " + swapped)
              .isEqualTo(swapped.toString().equals(code));
        }
      }
    }
  }

  @Test
  void reads_what_people_type_and_make_of_it() {
    SecretCode code = SecretCode.fresh();
    for (String typed :
        new String[] {
          code.shown(),
          " " + code.shown().toLowerCase(Locale.ROOT) + " ",
          code.shown().replace("-", "－"),
          code.value().replace('0', 'O').replace('1', 'l').replace('5', 's').replace('V', 'u')
        }) {
      assertThat(SecretCode.parse(typed)).as(typed).contains(code);
    }
    for (String none : new String[] {"", "x", code.value() + "0", code.value().substring(1)}) {
      assertThat(SecretCode.parse(none)).as(none).isEmpty();
    }
  }

  @Test
  void is_drawn_anew_each_time_and_never_shown_by_accident() {
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(SecretCode.fresh().value());
    }
    assertThat(drawn).hasSize(10_000);
    SecretCode code = SecretCode.fresh();
    assertThat(code.toString() + new ShareCodes.Tried(ShareCodesContract.code(1, 0), true))
        .doesNotContain(code.value());
  }
}
