package cn.yichi.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {
  private static final SocialCreditCode ONE = new SocialCreditCode("91350100M000100Y43");
  private static final SocialCreditCode OTHER = new SocialCreditCode("91350211M0000XUF46");

  @Test
  void says_for_which_organisation_an_employer_acts() {
    assertThat(Actor.capacities(caller(ONE))).containsExactly("auditor", "employer:" + ONE.value());
    assertThat(Actor.capacities(caller(OTHER)))
        .containsExactly("auditor", "employer:" + OTHER.value());
    assertThat(Actor.capacities(caller(ONE, OTHER))).containsExactly("auditor", "employer");
    assertThat(Actor.capacities(caller())).containsExactly("auditor", "employer");
  }

  private static Caller caller(SocialCreditCode... organisations) {
    return new Caller(
        "https://provider",
        "clerk",
        Optional.empty(),
        Set.of(Role.EMPLOYER, Role.AUDITOR),
        Optional.empty(),
        List.of(organisations),
        List.of());
  }
}
