package cn.yichi.recognition.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * What the clauses say.
 *
 * @param deciding of whether and as what the certificate is recognised here, best first
 * @param all those, then what opens besides, best first
 * @param said the deciding ones and those that open something besides
 */
record Findings(List<ClauseFinding> deciding, List<ClauseFinding> all, List<ClauseFinding> said) {
  static Findings of(List<Ranked> ranked) {
    List<ClauseFinding> all = new ArrayList<>(ranked.size());
    int deciding = 0;
    int said = 0;
    for (Ranked each : ranked) {
      all.add(each.finding());
      deciding += each.beside() ? 0 : 1;
      // Of what is said besides, what gives something stands first.
      said += !each.beside() || each.finding().outcome().granted().isPresent() ? 1 : 0;
    }
    return new Findings(all.subList(0, deciding), all, all.subList(0, said));
  }

  boolean covered() {
    return !deciding.isEmpty() && !(deciding.getFirst().outcome() instanceof Outcome.NoAgreement);
  }

  List<ClauseFinding> opened() {
    return said.subList(deciding.size(), said.size());
  }
}
