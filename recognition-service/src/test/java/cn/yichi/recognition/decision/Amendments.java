package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.Procedure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Next versions of documents. */
public final class Amendments {
  private Amendments() {}

  /** The book with a next version of one of its documents, in force from a day. */
  public static AgreementBook amended(
      AgreementBook book, String id, LocalDate from, UnaryOperator<Clause> change) {
    Agreement last =
        book.all().stream()
            .filter(each -> each.id().equals(id))
            .max(Comparator.comparingInt(Agreement::version))
            .orElseThrow();
    List<Agreement> all = new ArrayList<>(book.all());
    all.add(next(last, from, last.clauses().stream().map(change).toList()));
    return new AgreementBook(all);
  }

  static Agreement next(Agreement last, LocalDate from, List<Clause> clauses) {
    return new Agreement(
        last.id(),
        last.version() + 1,
        last.kind(),
        last.titleZh(),
        last.titleEn(),
        last.parties(),
        last.signedOn(),
        new Effective(from, last.effective().until(), last.effective().basis()),
        last.textSeen(),
        last.provenance(),
        clauses);
  }

  /** Asks for another procedure of whom it gives a kind's recognition. */
  public static UnaryOperator<Clause> asking(CertificateKind kind, Procedure procedure) {
    return clause -> clause.covers().includes(kind) ? with(clause, procedure) : clause;
  }

  static Clause with(Clause clause, Procedure procedure) {
    return new Clause(
        clause.id(),
        clause.citation(),
        clause.covers(),
        clause.grants(),
        procedure,
        clause.authority(),
        clause.restrictions(),
        clause.provisos(),
        clause.evidence(),
        clause.conditions(),
        clause.before());
  }
}
