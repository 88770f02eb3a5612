package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.recognition.decision.CertificateView;
import java.util.Optional;
import java.util.Set;

/**
 * What an asker knows of a holder whose certificates' numbers he does not know.
 *
 * @param holderName the holder's name
 * @param documents the stated document number as each kind of document that it may be of; none
 *     where it can be of no kind
 * @param kind only certificates of that kind
 * @param occupation only of that occupation, by name as stated or by code of any edition
 * @param own as in {@link Identification}
 */
public record HolderSearch(
    PersonName holderName,
    Set<IdDocument> documents,
    Optional<CertificateKind> kind,
    Optional<String> occupation,
    Optional<Set<HolderRef>> own)
    implements Sought {
  public HolderSearch {
    documents = Set.copyOf(documents);
    own = own.map(Set::copyOf);
  }

  boolean wants(CertificateView view) {
    return kind.map(view.kind()::equals).orElse(true)
        && occupation.map(it -> isOf(view, it)).orElse(true);
  }

  private static boolean isOf(CertificateView view, String occupation) {
    return view.occupationName().filter(occupation::equals).isPresent()
        || view.occupation().filter(it -> it.code().equals(occupation)).isPresent();
  }

  /** Shows nothing of what it holds, so that no log line does. */
  @Override
  public String toString() {
    return "HolderSearch";
  }
}
