package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides the certificates of a batch: what stands beside them is read for all at once. */
public final class DecideRows {
  private final LookBeside look;
  private final JudgeCase judge;

  public DecideRows(LookBeside look, JudgeCase judge) {
    this.look = look;
    this.judge = judge;
  }

  /** Today as the law counts days. */
  LocalDate today() {
    return judge.today();
  }

  /** The region that answers. */
  Region host() {
    return judge.host();
  }

  Map<CertificateId, Decision> decide(Collection<Replica> replicas, Region asked, LocalDate asOf) {
    AgreementBook book = judge.book();
    Map<CertificateId, Beside> beside = look.of(replicas, book, asked);
    Map<CertificateId, Decision> decided = new HashMap<>();
    for (Replica each : replicas) {
      decided.computeIfAbsent(
          each.id(),
          id ->
              judge.decide(each, beside.getOrDefault(id, Beside.NOTHING), asked, asOf, List.of()));
    }
    return decided;
  }
}
