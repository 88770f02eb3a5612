package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import java.util.List;
import java.util.Optional;

/**
 * What a clause covers. An empty list or range means that the clause does not restrict it.
 *
 * @param kinds certificate kinds named by the source, at least one
 * @param equalEffect further kinds, each by a rule of its own
 * @param levels skill levels
 * @param grades grades of professional titles
 * @param occupations occupations by catalogue edition
 * @param operations operations (操作项目) of permits, by their Chinese name
 * @param issuer what is asked of the issuer
 * @param offices issuing offices, for {@link IssuerTest#NAMED_OFFICE}
 * @param priorCertificates whether older certificates are covered
 */
public record Covers(
    List<CertificateKind> kinds,
    List<EqualEffect> equalEffect,
    Optional<LevelRange> levels,
    Optional<GradeRange> grades,
    List<Occupation> occupations,
    List<String> operations,
    IssuerTest issuer,
    List<String> offices,
    PriorCertificates priorCertificates) {
  public Covers {
    kinds = List.copyOf(kinds);
    equalEffect = List.copyOf(equalEffect);
    occupations = List.copyOf(occupations);
    operations = List.copyOf(operations);
    offices = List.copyOf(offices);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a clause covers at least one kind");
    }
    if ((issuer == IssuerTest.NAMED_OFFICE) == offices.isEmpty()) {
      throw new IllegalArgumentException("offices belong to NAMED_OFFICE, and only to it");
    }
  }

  /** Whether the kind is named, or covered by equal effect. */
  public boolean includes(CertificateKind kind) {
    return kinds.contains(kind) || equalEffectOf(kind).isPresent();
  }

  /** The rule by which a kind that the clause does not name is covered all the same. */
  public Optional<EqualEffect> equalEffectOf(CertificateKind kind) {
    for (EqualEffect each : equalEffect) {
      if (each.kind() == kind) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
