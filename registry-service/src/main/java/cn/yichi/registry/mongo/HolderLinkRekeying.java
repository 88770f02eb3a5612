package cn.yichi.registry.mongo;

import cn.yichi.platform.rotation.Resealing;
import cn.yichi.registry.certificate.HolderLink;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;

/**
 * Links that were stated with a document of somebody who may not be on file yet; and that every
 * link is published.
 */
record HolderLinkRekeying(
    MongoCollection<Document> collection, HolderLinkDocuments documents, KeyVersionLinking linking)
    implements Resealing {
  /** A link as a whole is small. */
  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public Step step(Document link) {
    return steps(List.of(link)).apply(link);
  }

  @Override
  public Function<Document, Step> steps(List<Document> page) {
    Function<Document, Step> stated =
        linking.steps(
            page.stream().filter(HolderLinkRekeying::namesDocument).toList(),
            link -> Objects.requireNonNull(documents.document(link).orElse(null)));
    return link -> {
      if (!link.getList("pending", Document.class, List.of()).isEmpty()) {
        return new Step.Waits();
      }
      return namesDocument(link) ? stated.apply(link) : new Step.Current();
    };
  }

  private static boolean namesDocument(Document link) {
    return link.getString(HolderLinkDocuments.BASIS).equals(HolderLink.Basis.DOCUMENT.name())
        && link.containsKey(HolderLinkDocuments.DOCUMENT);
  }
}
