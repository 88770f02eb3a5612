package cn.yichi.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Suite.class)
class PiiVaultTest {
  private final Master old;
  private final Master index;
  private final PiiVault before;
  private final PiiVault rotated;

  PiiVaultTest(Suite suite) {
    old = new Master(suite, SandboxKeys.key("old"));
    index = new Master(suite, SandboxKeys.key("index"));
    before = new PiiVault(new VaultKeys("old", Map.of("old", old), index));
    Master next = new Master(suite, SandboxKeys.key("new"));
    rotated = new PiiVault(new VaultKeys("new", Map.of("old", old, "new", next), index));
  }

  @Test
  void opens_what_it_sealed() {
    Sealed sealed = before.seal("王某江 138 0000 0000", "person/1/name");
    assertThat(before.open(sealed, "person/1/name")).isEqualTo("王某江 138 0000 0000");
    assertThat(before.open(before.seal("", "person/1/name"), "person/1/name")).isEmpty();
  }

  @Test
  void never_gives_the_same_ciphertext_twice() {
    assertThat(before.seal("x", "c")).isNotEqualTo(before.seal("x", "c"));
  }

  @Test
  void keeps_old_values_readable_after_the_key_changed() {
    Sealed old = before.seal("x", "c");
    assertThat(rotated.open(old, "c")).isEqualTo("x");
    assertThat(rotated.seal("x", "c").keyId()).isEqualTo("new");
    assertThat(rotated.blindIndex("mobile", "1")).isEqualTo(before.blindIndex("mobile", "1"));
  }

  @Test
  void refuses_a_value_under_a_key_it_does_not_have_and_names_the_key() {
    Sealed sealed = rotated.seal("x", "c");
    assertThatThrownBy(() -> before.open(sealed, "c"))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("'new'");
  }

  @Test
  void refuses_a_value_moved_to_another_place() {
    Sealed sealed = before.seal("x", "person/1/name");
    assertThatThrownBy(() -> before.open(sealed, "person/2/name")).isInstanceOf(Unreadable.class);
  }

  @Test
  void refuses_a_value_with_any_bit_changed() {
    byte[] bytes = before.seal("x", "c").bytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] altered = bytes.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> before.open(Sealed.of("old", altered), "c"))
          .isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void refuses_texts_that_are_no_sealed_values() {
    for (String text : new String[] {"", "old", ".x", "OLD.eA", "old.***", "old.eA"}) {
      assertThatThrownBy(() -> before.open(Sealed.parse(text), "c"))
          .as(text)
          .isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void keeps_its_one_string_form() {
    Sealed sealed = before.seal("x", "c");
    assertThat(Sealed.parse(sealed.text())).isEqualTo(sealed);
    assertThat(sealed.text()).matches("old\\.[A-Za-z0-9_-]+");
  }

  @Test
  void indexes_equal_values_of_one_field_equally_and_of_others_differently() {
    assertThat(before.blindIndex("mobile", "1")).isEqualTo(before.blindIndex("mobile", "1"));
    assertThat(before.blindIndex("mobile", "1")).hasSize(43);
    assertThat(before.blindIndex("mobile", "1")).isNotEqualTo(before.blindIndex("mobile", "2"));
    assertThat(before.blindIndex("mobile", "1")).isNotEqualTo(before.blindIndex("id", "1"));
  }

  @Test
  void regions_do_not_open_each_others_sandbox_values() {
    Sealed sealed = new PiiVault(VaultKeys.sandbox("510000")).seal("x", "c");
    PiiVault other = new PiiVault(VaultKeys.sandbox("500000"));
    assertThatThrownBy(() -> other.open(sealed, "c")).isInstanceOf(Unreadable.class);
  }

  @Test
  void shows_nothing_in_its_string_forms() {
    Sealed sealed = before.seal("x", "c");
    assertThat(sealed.toString()).doesNotContain(sealed.ciphertext());
    assertThat(new VaultKeys("old", Map.of("old", old), index).toString())
        .isEqualTo("VaultKeys[current=old, 1 keys]");
    assertThat(old.toString()).matches("Master\\[\\w+]");
  }

  @Test
  void seals_in_microseconds() {
    int rounds = 60_000;
    for (int i = 0; i < rounds; i++) {
      before.seal("510101199001011234", "person/1/number");
    }
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      before.seal("510101199001011234", "person/1/number");
    }
    double perSecond = rounds * 1e9 / (System.nanoTime() - start);
    System.out.printf("seals/s on one thread: %.0f%n", perSecond);
    assertThat(perSecond).as("a tenth of the aim, for a busy machine").isGreaterThan(5_000);
  }
}
