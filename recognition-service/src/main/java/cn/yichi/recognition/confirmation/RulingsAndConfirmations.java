package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Ruling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The host's rulings on certificates and what their home regions confirmed, alike. Confirmations
 * are looked for only while an agreement sets a condition that they answer.
 *
 * @param book the agreements that hold now
 */
public record RulingsAndConfirmations(
    CertificateRulings rulings, CertificateRulings confirmations, Supplier<AgreementBook> book)
    implements CertificateRulings {
  @Override
  public Map<CertificateId, List<Ruling>> of(Collection<CertificateId> ids) {
    Map<CertificateId, List<Ruling>> ruled = rulings.of(ids);
    if (!book.get().asksForConfirmations()) {
      return ruled;
    }
    Map<CertificateId, List<Ruling>> all = new HashMap<>(ruled);
    confirmations
        .of(ids)
        .forEach(
            (id, confirmed) ->
                all.merge(
                    id,
                    confirmed,
                    (first, second) -> {
                      List<Ruling> both = new ArrayList<>(first);
                      both.addAll(second);
                      return both;
                    }));
    return all;
  }
}
