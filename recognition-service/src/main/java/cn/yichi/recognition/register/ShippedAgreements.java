package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import java.util.List;

/**
 * The documents that came with the service, or with its settings. They bind nobody: they are
 * drafts.
 */
public record ShippedAgreements(List<Shipped> documents) {
  public ShippedAgreements {
    documents = List.copyOf(documents);
  }

  /** One of them. */
  public record Shipped(Agreement agreement, Statement.Text text) {
    public VersionRef ref() {
      return VersionRef.of(agreement);
    }
  }

  /**
   * The book that would hold if everybody had signed them.
   *
   * @throws IllegalArgumentException when two documents claim the same id and version
   */
  public AgreementBook asIfSigned() {
    return new AgreementBook(documents.stream().map(Shipped::agreement).toList());
  }
}
