package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a certificate publishes as it is written must not hold its holder: a name or an ID number in
 * a wrong column would go to every region. Digests and pseudonyms are for that.
 */
final class PublishedTexts {
  private static final List<DraftField> PUBLISHED =
      List.of(
          DraftField.NUMBER,
          DraftField.JOB_TYPE,
          DraftField.ISSUER_NAME,
          DraftField.STANDARD_VERSION,
          DraftField.EXCEPTIONAL_BASIS);

  private PublishedTexts() {}

  static void check(Findings findings, HolderChecks.Stated holder, Optional<CertificateKind> kind) {
    for (DraftField field : PUBLISHED) {
      String text = findings.text(field).toUpperCase(Locale.ROOT);
      boolean sealed =
          field == DraftField.NUMBER && kind.filter(CertificateKind::numberIsPersonal).isPresent();
      boolean named =
          holder.name().filter(name -> text.contains(name.value())).isPresent()
              || holder.mobile().filter(mobile -> text.contains(mobile.value())).isPresent();
      boolean numbered =
          holder.document().filter(document -> text.contains(document.number())).isPresent();
      if (named || (numbered && !sealed)) {
        // Not repeated: what is wrong with it is that it stands there.
        findings.fault(RowFaultCode.PERSONAL_DATA_MISPLACED, field, "");
      }
    }
  }
}
