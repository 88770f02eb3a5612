package cn.yichi.notification.mongo;

import cn.yichi.notification.notice.NamedCertificate;
import org.bson.Document;

/** A certificate's words as a part of a document. */
final class NamedDocuments {
  private NamedDocuments() {}

  static Document write(NamedCertificate named) {
    var document = new Document("kind", named.kind()).append("number", named.numberMasked());
    Fields.put(document, "occupation", named.occupation());
    Fields.put(document, "level", named.level());
    Fields.put(document, "title", named.title());
    return document;
  }

  static NamedCertificate read(Document document) {
    return new NamedCertificate(
        document.getString("kind"),
        Fields.text(document, "occupation"),
        Fields.text(document, "level"),
        Fields.text(document, "title"),
        document.getString("number"));
  }
}
