package cn.yichi.registry.http;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.Persons;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one person, never a number in clear.
 *
 * @param oldest the pseudonym that stands for the person
 */
@Schema(name = "HolderDocuments")
record DocumentsView(String oldest, List<Item> documents) {

  /**
   * One document.
   *
   * @param linkedWith the pseudonym it is linked with; absent for the oldest
   */
  @Schema(name = "HolderDocumentItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String holderRef,
      @Nullable String documentType,
      @Schema(example = "110***********002X") @Nullable String documentNumber,
      @Nullable String linkedWith) {}

  static DocumentsView of(
      HolderRef oldest, List<HolderLink> links, Map<HolderRef, Persons.OnFile> known) {
    List<Item> items = new ArrayList<>();
    items.add(item(oldest, Optional.empty(), null, known));
    for (HolderLink link : links) {
      if (link.basis() == HolderLink.Basis.DOCUMENT) {
        items.add(item(link.ref(), link.document(), link.oldest().value(), known));
      }
    }
    return new DocumentsView(oldest.value(), items);
  }

  private static Item item(
      HolderRef ref,
      Optional<IdDocument> stated,
      @Nullable String linkedWith,
      Map<HolderRef, Persons.OnFile> known) {
    Optional<IdDocument> document =
        Optional.ofNullable(known.get(ref)).map(Persons.OnFile::document).or(() -> stated);
    return new Item(
        ref.value(),
        document.map(it -> it.type().nameZh()).orElse(null),
        document.map(IdDocument::masked).orElse(null),
        linkedWith);
  }
}
