package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.Filed;
import cn.yichi.registry.issuer.InMemoryIssuers;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.IssuerDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class IssuersAtStartTest {
  private static final IssuerCode CODE = new IssuerCode("S000050000123");

  private final InMemoryIssuers store = new InMemoryIssuers();
  private final IssuerDirectory directory = new IssuerDirectory(store);
  private final FileIssuer filing =
      new FileIssuer(
          new Region("500000"),
          store,
          directory,
          Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void enters_the_seed_and_is_up() {
    IssuersAtStart atStart = new IssuersAtStart(() -> List.of(named("原名")), filing, directory);
    atStart.start();
    assertThat(directory.find(CODE).orElseThrow().nameZh()).isEqualTo("原名");
    assertThat(atStart.health().getStatus()).isEqualTo(Status.UP);
    atStart.stop();
    assertThat(atStart.isRunning()).isFalse();
  }

  @Test
  void never_overwrites_what_is_on_file() {
    assertThat(filing.file(named("现名"), Optional.empty())).isInstanceOf(Filed.Entered.class);
    IssuersAtStart atStart = new IssuersAtStart(() -> List.of(named("原名")), filing, directory);
    atStart.start();
    atStart.stop();
    assertThat(store.find(CODE).orElseThrow().nameZh()).isEqualTo("现名");
  }

  @Test
  void does_not_start_on_a_faulty_seed() {
    IssuersAtStart atStart = new IssuersAtStart(() -> List.of(named("")), filing, directory);
    assertThatThrownBy(atStart::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("S000050000123")
        .hasMessageContaining("name");
  }

  private static IssuerDraft named(String name) {
    return new IssuerDraft(CODE.value(), name, "SOCIAL_BODY", null, List.of(), null);
  }
}
