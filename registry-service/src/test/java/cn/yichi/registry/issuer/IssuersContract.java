package cn.yichi.registry.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.registry.issuer.Issuers.Saved;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of issuers must do. */
public interface IssuersContract {
  Instant NOW = Instant.parse("2026-03-01T02:03:04.567Z");

  /** An empty store. */
  Issuers issuers();

  @Test
  default void reads_an_issuer_back_as_it_was_written() {
    Issuers store = issuers();
    Issuer issuer = Filings.issuer("S000050000123");
    assertThat(store.find(issuer.code())).isEmpty();
    assertThat(store.save(IssuerChange.filed(issuer, NOW))).isEqualTo(Saved.STORED);
    assertThat(store.find(issuer.code())).contains(issuer);
  }

  @Test
  default void enters_an_issuer_once() {
    Issuers store = issuers();
    Issuer issuer = Filings.issuer("S000050000123");
    store.save(IssuerChange.filed(issuer, NOW));
    assertThat(store.save(IssuerChange.filed(issuer, NOW))).isEqualTo(Saved.STALE);
  }

  @Test
  default void replaces_a_version_only_from_the_version_that_was_read() {
    Issuers store = issuers();
    Issuer issuer = Filings.issuer("S000050000123");
    store.save(IssuerChange.filed(issuer, NOW));
    Issuer suspended = Filings.suspended(issuer, LocalDate.of(2026, 1, 1));
    IssuerChange change = IssuerChange.between(issuer, suspended, NOW).orElseThrow();
    assertThat(store.save(change)).isEqualTo(Saved.STORED);
    assertThat(store.save(change)).isEqualTo(Saved.STALE);
    assertThat(store.find(issuer.code())).contains(change.next());
  }

  @Test
  default void remembers_what_two_people_decided() {
    Issuers store = issuers();
    Issuer issuer = Filings.issuer("S000050000123");
    store.save(IssuerChange.filed(issuer, NOW));
    LocalDate from = LocalDate.of(2026, 4, 1);
    StandingChange wanted =
        new StandingChange(Standing.Status.SUSPENDED, from, Optional.of(from), "抽查不合格");
    List<Standing> next = StandingRule.after(issuer.standing(), wanted, "p1").orElseThrow();
    store.save(IssuerChange.standing(issuer, next, from, NOW));
    assertThat(store.find(issuer.code()).orElseThrow().standing()).isEqualTo(next);
    assertThat(store.find(issuer.code()).orElseThrow().remembers("p1")).isTrue();
  }

  @Test
  default void remembers_the_last_amendment() {
    Issuers store = issuers();
    Issuer issuer = Filings.issuer("S000050000123");
    store.save(IssuerChange.filed(issuer, NOW));
    Amendment bare = new Amendment(Filings.without(issuer), false);
    store.save(bare.on(issuer, "p1", NOW).orElseThrow());
    Issuer amended = store.find(issuer.code()).orElseThrow();
    assertThat(amended.remembers("p1")).isTrue();
    store.save(IssuerChange.between(amended, Filings.named(amended, "改名"), NOW).orElseThrow());
    assertThat(store.find(issuer.code()).orElseThrow().remembers("p1")).isTrue();
  }

  @Test
  default void forgets_a_credit_code_that_is_no_longer_stated() {
    Issuers store = issuers();
    Issuer issuer = Filings.issuer("S000050000123");
    store.save(IssuerChange.filed(issuer, NOW));
    Issuer without = Filings.withoutCreditCode(issuer);
    store.save(IssuerChange.between(issuer, without, NOW).orElseThrow());
    assertThat(store.find(issuer.code()).orElseThrow().creditCode()).isEmpty();
  }

  @Test
  default void gives_pages_in_the_order_of_codes() {
    Issuers store = issuers();
    List.of("S000050000125", "S000050000123", "S000050000124")
        .forEach(code -> store.save(IssuerChange.filed(Filings.issuer(code), NOW)));
    assertThat(store.page(Optional.empty(), 2))
        .extracting(issuer -> issuer.code().value())
        .containsExactly("S000050000123", "S000050000124");
    assertThat(store.page(Optional.of(new IssuerCode("S000050000124")), 2))
        .extracting(issuer -> issuer.code().value())
        .containsExactly("S000050000125");
  }
}
