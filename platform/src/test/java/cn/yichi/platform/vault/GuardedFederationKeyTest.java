package cn.yichi.platform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.FederationKey.Use;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardedFederationKeyTest {
  private static final byte[] MESSAGE = "holder\0RESIDENT_ID\00011010519491231002X".getBytes(UTF_8);
  private static final String TEXT = TestKeys.key("federation 1");

  private final LocalFederationKey plain = TestKeys.federation(1);
  private final GuardedFederationKey key =
      new GuardedFederationKey(plain, FederationBudget.of(5_000), () -> 0);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void answers_as_the_key_and_counts_by_use() {
    key.bindTo(meters);
    assertThat(key.mac(1, Use.HOLDER, MESSAGE)).isEqualTo(plain.mac(1, Use.HOLDER, MESSAGE));
    key.mac(1, Use.HOLDER, MESSAGE);
    key.mac(1, Use.NAME, MESSAGE);
    assertThat(key.versions()).isEqualTo(plain.versions());
    assertThat(key.current()).isEqualTo(plain.current());
    assertThat(meters.get("yichi.federation.calls").tag("use", "HOLDER").functionCounter().count())
        .isEqualTo(2);
    assertThat(meters.get("yichi.federation.calls").tag("use", "NAME").functionCounter().count())
        .isEqualTo(1);
    assertThat(meters.get("yichi.federation.budget.remaining").tag("use", "NAME").gauge().value())
        .isEqualTo(4_999);
  }

  @Test
  void one_use_that_is_used_up_leaves_the_others() {
    for (int i = 0; i < 5_000; i++) {
      key.mac(1, Use.HOLDER, MESSAGE);
    }
    assertThatThrownBy(() -> key.mac(1, Use.HOLDER, MESSAGE))
        .isInstanceOfSatisfying(
            FederationKeySpent.class,
            spent -> {
              assertThat(spent.retryAfter()).isPositive();
              assertThat(spent.getMessage())
                  .contains("HOLDER")
                  .doesNotContain("11010519491231002X");
            });
    assertThat(key.mac(1, Use.CERTIFICATE, MESSAGE)).hasSize(32);
  }

  @Test
  void proofs_are_counted_and_have_no_budget() {
    key.bindTo(meters);
    for (int i = 0; i < 20_000; i++) {
      key.mac(1, Use.PROOF, MESSAGE);
    }
    assertThat(key.calls(Use.PROOF)).isEqualTo(20_000);
    assertThat(meters.get("yichi.federation.calls").tag("use", "PROOF").functionCounter().count())
        .isEqualTo(20_000);
    assertThat(meters.find("yichi.federation.budget.remaining").tag("use", "PROOF").gauge())
        .isNull();
    assertThat(meters.get("yichi.federation.budget.remaining").tag("use", "NAME").gauge().value())
        .isEqualTo(5_000);
  }

  @Test
  void nothing_it_says_shows_key_or_message() {
    key.bindTo(meters);
    key.mac(1, Use.HOLDER, MESSAGE);
    List<String> said = new ArrayList<>();
    said.add(key.toString());
    said.add(plain.toString());
    said.add(new FederationSettings(Map.of(1, TEXT), 1).toString());
    assertThatThrownBy(() -> key.mac(9, Use.HOLDER, MESSAGE))
        .satisfies(unknown -> said.add(unknown.toString()));
    // Malformed, weak and used twice.
    for (Map<Integer, String> bad :
        List.of(Map.of(1, TEXT + "x"), Map.of(1, "AAAA"), Map.of(1, TEXT, 2, TEXT))) {
      assertThatThrownBy(() -> new FederationSettings(bad, 1).toKey())
          .isInstanceOf(KeysRefused.class)
          .satisfies(refused -> said.add(refused.toString()));
    }
    meters.getMeters().stream().map(Meter::getId).forEach(id -> said.add(id.toString()));
    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(TEXT));
    assertThat(said)
        .allSatisfy(each -> assertThat(each).doesNotContain(TEXT, hex, "11010519491231002X"));
  }
}
