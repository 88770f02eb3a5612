package cn.yichi.registry.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.registry.issuer.IssuerDraft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

class YamlIssuerSeedTest {

  @Test
  void reads_a_list_of_issuers_with_unquoted_dates_and_codes() {
    List<IssuerDraft> drafts =
        seed("""
                - code: 10012003
                  name: 某鉴定所
                  issuerClass: APPRAISAL_CENTER
                  filings:
                    - {kind: VOCATIONAL_QUALIFICATION, occupation: "*", from: 2010-01-01}
                """)
            .drafts();
    assertThat(drafts).hasSize(1);
    assertThat(drafts.getFirst().code()).isEqualTo("10012003");
    assertThat(drafts.getFirst().filings().getFirst().from()).isEqualTo("2010-01-01");
  }

  @Test
  void refuses_a_misspelt_key_rather_than_losing_it() {
    assertThatThrownBy(() -> seed("- {code: S000050000123, nmae: 某机构}").drafts())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("yichi.registry.issuers");
  }

  private static YamlIssuerSeed seed(String yaml) {
    return new YamlIssuerSeed(new ByteArrayResource(yaml.getBytes(UTF_8), "a seed"));
  }
}
