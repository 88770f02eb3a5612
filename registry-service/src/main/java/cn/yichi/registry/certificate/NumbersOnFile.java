package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds certificates by kind and number. A certificate keeps the id it got first, so it is looked
 * for by the ids under all versions of the federation's key; one whose version is gone from the
 * settings is found by its number's digest, which the change of the key made anew.
 */
final class NumbersOnFile {
  private final Certificates certificates;
  private final CertificateIdentities identities;

  NumbersOnFile(Certificates certificates, CertificateIdentities identities) {
    this.certificates = certificates;
    this.identities = identities;
  }

  /** Those that are on file, each under {@link Numbered#id}, which need not be its own. */
  Map<CertificateId, Certificate> find(Collection<Numbered> numbers) {
    Map<CertificateId, Certificate> stored =
        certificates.find(numbers.stream().flatMap(each -> each.ids().stream()).toList());
    Map<CertificateId, Certificate> found = new HashMap<>();
    List<Numbered> open = new ArrayList<>();
    for (Numbered each : numbers) {
      Optional<Certificate> known =
          each.ids().reversed().stream().map(stored::get).filter(Objects::nonNull).findFirst();
      if (known.isPresent()) {
        found.put(each.id(), known.get());
      } else {
        open.add(each);
      }
    }
    findByDigest(open, found);
    return found;
  }

  private void findByDigest(List<Numbered> open, Map<CertificateId, Certificate> found) {
    Map<Numbered, List<String>> digests = new HashMap<>();
    Set<String> all = new HashSet<>();
    for (Numbered each : open) {
      List<String> ofNumber = identities.numberDigests(each.number());
      digests.put(each, ofNumber);
      all.addAll(ofNumber);
    }
    if (all.isEmpty()) {
      return;
    }
    Collection<Certificate> stored = certificates.findByNumber(all);
    for (Numbered each : open) {
      stored.stream()
          .filter(known -> known.kind() == each.kind())
          .filter(known -> digests.getOrDefault(each, List.of()).contains(known.numberDigest()))
          .findFirst()
          .ifPresent(known -> found.put(each.id(), known));
    }
  }
}
