package cn.yichi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.registry.issuer.ChangeIssuer;
import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.Filings;
import cn.yichi.registry.issuer.InMemoryIssuers;
import cn.yichi.registry.issuer.IssuerDirectory;
import cn.yichi.registry.issuer.IssuerDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerDecisionsTest {
  private static final IssuerCode CODE = new IssuerCode("S000050000123");

  private final InMemoryIssuers store = new InMemoryIssuers();
  private final IssuerDirectory directory = new IssuerDirectory(store);
  private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
  private final IssuerDecisions decisions =
      new IssuerDecisions(
          new ChangeIssuer(store, directory, clock),
          new FileIssuer(new Region("500000"), store, directory, clock));

  @Test
  void a_record_is_understood_as_it_was_written() {
    store.save(Filings.filed(CODE.value()));
    IssuerDraft record = new IssuerDraft(CODE.value(), "改名", "SOCIAL_BODY", null, List.of(), null);
    assertThat(decisions.check(IssuerDecisions.draft(CODE, 1, record, "备案期满")))
        .isEqualTo(new Fit.Fits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"S000050000123\",\"name\":\"改名\",\"issuerClass\":\"SOCIAL_BODY\",\"seal\":1}",
        "{\"code\":\"S000050000123\"}",
        "{\"code\":"
      })
  void a_record_that_is_not_wholly_understood_is_unsound(String written) {
    store.save(Filings.filed(CODE.value()));
    Draft draft = new Draft("issuer-decision", CODE.value(), 1, Map.of("record", written), "备案期满");
    assertThat(decisions.check(draft)).isEqualTo(new Fit.NotAllowed("UNSOUND"));
  }
}
