package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.FederationKey.Use;
import cn.yichi.platform.vault.GuardedFederationKey;
import cn.yichi.platform.vault.TestKeys;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class FederationCallsAuditTest {
  private final AuditFixture fixture = new AuditFixture();
  private final AuditTrail trail = fixture.start("i1");
  private final GuardedFederationKey key = TestKeys.guarded(1);
  private final FederationCallsAudit calls =
      new FederationCallsAudit(key, trail, Clock.systemUTC());

  @AfterEach
  void stop() {
    trail.stop();
    fixture.close();
  }

  @Test
  void enters_what_was_called_since_the_last_entry_and_nothing_where_nothing_was() {
    calls.start();
    calls.enter();
    assertThat(entered()).isEmpty();
    call(Use.HOLDER, 3);
    call(Use.NAME, 1);
    calls.enter();
    calls.enter();
    call(Use.HOLDER, 2);
    calls.stop();
    assertThat(entered()).containsExactly(List.of("HOLDER:3", "NAME:1"), List.of("HOLDER:2"));
    assertThat(fixture.verify().faults()).isEmpty();
  }

  @Test
  void what_could_not_be_entered_is_in_the_next_entry() {
    trail.stop();
    call(Use.HOLDER, 3);
    calls.enter();
    AuditTrail next = fixture.start("i2");
    FederationCallsAudit later = new FederationCallsAudit(key, next, Clock.systemUTC());
    later.enter();
    next.stop();
    assertThat(entered()).containsExactly(List.of("HOLDER:3"));
  }

  private void call(Use use, int times) {
    for (int i = 0; i < times; i++) {
      key.mac(1, use, new byte[] {1});
    }
  }

  private List<List<String>> entered() {
    return fixture.all().stream()
        .map(entry -> EntryDocuments.read(entry).deed())
        .filter(deed -> deed.action().equals("federation-key.calls"))
        .map(deed -> deed.about().objects())
        .toList();
  }
}
