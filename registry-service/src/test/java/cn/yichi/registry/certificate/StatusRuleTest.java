package cn.yichi.registry.certificate;

import static cn.yichi.contracts.vocabulary.CertificateStatus.CANCELLED;
import static cn.yichi.contracts.vocabulary.CertificateStatus.EXPIRED;
import static cn.yichi.contracts.vocabulary.CertificateStatus.REVOKED;
import static cn.yichi.contracts.vocabulary.CertificateStatus.SUSPENDED;
import static cn.yichi.contracts.vocabulary.CertificateStatus.VALID;
import static cn.yichi.contracts.vocabulary.CertificateStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusRuleTest {
  private static final Map<CertificateStatus, Set<CertificateStatus>> ALLOWED =
      new EnumMap<>(
          Map.of(
              VALID, EnumSet.of(SUSPENDED, REVOKED, CANCELLED, WITHDRAWN, EXPIRED),
              SUSPENDED, EnumSet.of(VALID, REVOKED, CANCELLED, WITHDRAWN, EXPIRED),
              EXPIRED, EnumSet.of(REVOKED),
              REVOKED, EnumSet.noneOf(CertificateStatus.class),
              CANCELLED, EnumSet.noneOf(CertificateStatus.class),
              WITHDRAWN, EnumSet.noneOf(CertificateStatus.class)));

  @Test
  void allows_the_steps_of_the_table_and_no_other() {
    for (CertificateStatus from : CertificateStatus.values()) {
      for (CertificateStatus to : CertificateStatus.values()) {
        assertThat(StatusRule.allows(from, to))
            .as(from + " to " + to)
            .isEqualTo(ALLOWED.get(from).contains(to));
      }
    }
  }
}
