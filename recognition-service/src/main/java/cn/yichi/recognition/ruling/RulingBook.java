package cn.yichi.recognition.ruling;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Interpretations;
import cn.yichi.recognition.decision.Ruling;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rulings that count, at most a look behind what is kept. */
public final class RulingBook implements CertificateRulings {
  private final Rulings rulings;
  private volatile @Nullable Interpretations interpretations;
  private volatile boolean anyOnCertificates = true;

  public RulingBook(Rulings rulings) {
    this.rulings = rulings;
  }

  /** Rulings that interpret clauses; the first asks for a {@link #refresh}. */
  public Interpretations interpretations() {
    Interpretations present = interpretations;
    return present == null ? refresh() : present;
  }

  /** Looks again at what is kept. */
  public Interpretations refresh() {
    Interpretations now = Interpretations.of(rulings.interpretations());
    anyOnCertificates = rulings.anyOnCertificates();
    interpretations = now;
    return now;
  }

  @Override
  public Map<CertificateId, List<Ruling>> of(Collection<CertificateId> ids) {
    return anyOnCertificates ? rulings.of(ids) : Map.of();
  }
}
