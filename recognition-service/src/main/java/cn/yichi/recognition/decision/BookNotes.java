package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The notes of every clause of a book. Not changed once it is made. */
final class BookNotes {
  private final AgreementBook book;
  private final Map<Agreement, Document> documents = new IdentityHashMap<>();

  /**
   * @param clauses all of them, in the document's order
   * @param byKind those that speak of a kind of certificates, in the same order
   * @param hasNewer whether the book has a newer version, in force or not
   * @param hasPrecedence whether a clause goes before another
   * @param measures what parties have ordered on it; nearly always nothing
   */
  record Document(
      List<Prepared> clauses,
      Map<CertificateKind, List<Prepared>> byKind,
      boolean hasNewer,
      boolean hasPrecedence,
      List<Measure> measures) {
    /** Those that speak of a kind of certificates. */
    List<Prepared> of(CertificateKind kind) {
      List<Prepared> those = byKind.get(kind);
      return those == null ? List.of() : those;
    }
  }

  /** A clause with the answers that need no examination. */
  record Prepared(ClauseNotes notes, ReadyFindings ready) {
    static Prepared of(ClauseNotes notes) {
      return new Prepared(notes, new ReadyFindings(notes));
    }
  }

  BookNotes(AgreementBook book) {
    this.book = book;
    for (Agreement each : book.all()) {
      documents.put(each, document(each));
    }
  }

  private Document document(Agreement agreement) {
    List<Ground> ofDocument = new ArrayList<>(2);
    DocumentNotes.add(agreement, ofDocument);
    List<Prepared> clauses =
        agreement.clauses().stream()
            .map(clause -> Prepared.of(ClauseNotes.of(agreement, clause, ofDocument)))
            .toList();
    return new Document(
        clauses,
        byKind(clauses),
        book.all().stream()
            .anyMatch(
                each -> each.id().equals(agreement.id()) && each.version() > agreement.version()),
        agreement.clauses().stream().anyMatch(clause -> !clause.before().isEmpty()),
        book.measures(agreement));
  }

  private static Map<CertificateKind, List<Prepared>> byKind(List<Prepared> clauses) {
    Map<CertificateKind, List<Prepared>> byKind = new EnumMap<>(CertificateKind.class);
    for (Prepared each : clauses) {
      for (CertificateKind kind : each.notes().opening().keySet()) {
        byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(each);
      }
    }
    return byKind;
  }

  boolean isOf(AgreementBook other) {
    return book == other;
  }

  /** The notes of one of its book's agreements. */
  Document of(Agreement agreement) {
    return Objects.requireNonNull(documents.get(agreement), "an agreement of another book");
  }
}
