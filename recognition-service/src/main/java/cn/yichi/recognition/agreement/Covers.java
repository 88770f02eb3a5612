package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
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
 * @param standardVersions versions of the occupational standard; an empty optional where it does
 *     not restrict them, an empty list where it does and the source does not name them
 * @param origins regions from which the certificate comes, for clauses that hold in one direction;
 *     an empty list where it comes from abroad, from where no registry publishes
 * @param issuer what is asked of the issuer
 * @param priorCertificates whether older certificates are covered
 */
public record Covers(
    List<CertificateKind> kinds,
    List<EqualEffect> equalEffect,
    Optional<LevelRange> levels,
    Optional<GradeRange> grades,
    OccupationScope occupations,
    List<String> operations,
    Optional<List<String>> standardVersions,
    Optional<List<Region>> origins,
    IssuerRule issuer,
    PriorCertificates priorCertificates) {
  public Covers {
    kinds = List.copyOf(kinds);
    equalEffect = List.copyOf(equalEffect);
    operations = List.copyOf(operations);
    standardVersions = standardVersions.map(List::copyOf);
    origins = origins.map(List::copyOf);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a clause covers at least one kind");
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
