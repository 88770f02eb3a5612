package cn.yichi.registry.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.registry.issuer.ChangeIssuer.Outcome;
import cn.yichi.registry.issuer.Standing.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeIssuerTest {
  private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
  private static final StandingChange SUSPEND =
      new StandingChange(Status.SUSPENDED, FROM, Optional.empty(), "抽查不合格");
  private static final StandingChange LIFT =
      new StandingChange(Status.GOOD, FROM.plusMonths(2), Optional.empty(), "整改合格");

  private final InMemoryIssuers issuers = new InMemoryIssuers();
  private final IssuerDirectory directory = new IssuerDirectory(issuers);
  private final ChangeIssuer changing =
      new ChangeIssuer(issuers, directory, Clock.fixed(IssuersContract.NOW, ZoneOffset.UTC));
  private final Issuer issuer = Filings.issuer("S000050000123");

  @BeforeEach
  void file() {
    issuers.save(IssuerChange.filed(issuer, IssuersContract.NOW));
  }

  @Test
  void a_suspension_holds_from_its_day_and_the_directory_knows_at_once() {
    Outcome outcome = changing.change(issuer.code(), 1, SUSPEND, "p1");
    Issuer stored = issuers.find(issuer.code()).orElseThrow();
    assertThat(outcome).isEqualTo(new Outcome.Changed(stored));
    assertThat(stored.version()).isEqualTo(2);
    assertThat(stored.standingOn(FROM.minusDays(1)).orElseThrow().status()).isEqualTo(Status.GOOD);
    assertThat(stored.standingOn(FROM).orElseThrow().status()).isEqualTo(Status.SUSPENDED);
    assertThat(directory.find(issuer.code())).contains(stored);
  }

  @Test
  void carried_out_again_it_changes_nothing() {
    Outcome first = changing.change(issuer.code(), 1, SUSPEND, "p1");
    assertThat(changing.change(issuer.code(), 1, SUSPEND, "p1")).isEqualTo(first);
    assertThat(issuers.find(issuer.code()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void another_decision_on_a_version_that_is_gone_is_outdated() {
    changing.change(issuer.code(), 1, SUSPEND, "p1");
    assertThat(changing.change(issuer.code(), 1, SUSPEND, "p2")).isEqualTo(new Outcome.Outdated(2));
    assertThat(changing.obstacle(issuer.code(), 1, LIFT)).contains(new Outcome.Outdated(2));
    assertThat(changing.obstacle(issuer.code(), 2, LIFT)).isEmpty();
  }

  @Test
  void what_stands_in_the_way_is_told_and_nothing_changes() {
    assertThat(changing.obstacle(issuer.code(), 1, SUSPEND)).isEmpty();
    assertThat(changing.obstacle(issuer.code(), 1, LIFT)).contains(new Outcome.NotAllowed("GOOD"));
    StandingChange before =
        new StandingChange(Status.SUSPENDED, LocalDate.of(2020, 12, 31), Optional.empty(), "抽查不合格");
    assertThat(changing.obstacle(issuer.code(), 1, before)).contains(new Outcome.NotAllowed("—"));
    assertThat(changing.obstacle(Filings.issuer("S000050000999").code(), 1, SUSPEND))
        .contains(new Outcome.Unknown());
    assertThat(issuers.find(issuer.code())).contains(issuer);
  }

  @Test
  void two_people_take_filings_away_once_and_on_the_version_they_saw() {
    Amendment bare = new Amendment(Filings.without(issuer), false);
    Outcome first = changing.change(issuer.code(), 1, bare, "p1");
    Issuer stored = issuers.find(issuer.code()).orElseThrow();
    assertThat(first).isEqualTo(new Outcome.Changed(stored));
    assertThat(stored.filings()).isEmpty();
    assertThat(stored.standing()).isEqualTo(issuer.standing());
    assertThat(changing.change(issuer.code(), 1, bare, "p1")).isEqualTo(first);
    assertThat(changing.change(issuer.code(), 1, bare, "p2")).isEqualTo(new Outcome.Outdated(2));
    assertThat(changing.obstacle(issuer.code(), 2, bare))
        .contains(new Outcome.NotAllowed(Amendment.UNCHANGED));
  }

  @Test
  void an_amendment_is_remembered_after_one_person_has_changed_the_name() {
    changing.change(issuer.code(), 1, new Amendment(Filings.without(issuer), false), "p1");
    Issuer amended = issuers.find(issuer.code()).orElseThrow();
    issuers.save(
        IssuerChange.between(amended, Filings.named(amended, "改名"), IssuersContract.NOW)
            .orElseThrow());
    assertThat(issuers.find(issuer.code()).orElseThrow().remembers("p1")).isTrue();
    changing.change(issuer.code(), 3, SUSPEND, "p2");
    assertThat(issuers.find(issuer.code()).orElseThrow().remembers("p1")).isTrue();
  }

  @Test
  void two_people_rewrite_the_history_of_a_standing() {
    Issuer longer = Filings.suspended(issuer, LocalDate.of(2025, 1, 1));
    changing.change(issuer.code(), 1, new Amendment(longer, true), "p1");
    Issuer stored = issuers.find(issuer.code()).orElseThrow();
    assertThat(stored.standingOn(LocalDate.of(2025, 1, 1)).orElseThrow().status())
        .isEqualTo(Status.SUSPENDED);
    assertThat(stored.standing().getFirst().proposal()).isEmpty();
    assertThat(stored.standing().getLast().proposal()).contains("p1");
  }
}
