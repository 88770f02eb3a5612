package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Pseudonyms;
import java.util.List;

/** Whose an honour is, and under which of a person's pseudonyms it may be on file already. */
public record HonourHolders(Pseudonyms pseudonyms, LinkedHolders linked) {
  HolderRef of(IdDocument document) {
    return pseudonyms.of(List.of(document)).getFirst();
  }

  List<String> said(HolderRef holder, Distinction says) {
    return linked.all(holder).stream().map(says::saidOf).toList();
  }
}
