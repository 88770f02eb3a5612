package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a book, and of the rulings that interpret it, which can reach certificates of one
 * kind from one province: what {@link RecognitionPolicy} and {@link Absence} read of it for them.
 * Places below the province are not told apart.
 */
final class Reaching {
  private final AgreementBook book;
  private final Interpretations interpretations;
  private final CertificateKind kind;
  private final List<Agreement> between;

  /** Ids of documents of which any version speaks of the kind. */
  private final Set<String> speaking;

  Reaching(
      AgreementBook book,
      Interpretations interpretations,
      Region home,
      Region host,
      CertificateKind kind) {
    this.book = book;
    this.interpretations = interpretations;
    this.kind = kind;
    this.between = book.anywhereBetween(home, host);
    this.speaking =
        between.stream()
            .filter(each -> each.includes(kind))
            .map(Agreement::id)
            .collect(Collectors.toSet());
  }

  /** All of it in one text: equal texts, equal answers to equal cases on that day. */
  String said(LocalDate today) {
    List<Object> said = new ArrayList<>();
    Set<String> silent = new TreeSet<>();
    for (Agreement each : between) {
      if (each.includes(kind)) {
        said.add(whole(each));
      } else {
        silent(each, today).ifPresent(silent::add);
      }
    }
    said.add(silent);
    said.add(signed());
    said.add(rulings().map(Ruling::toString).toList());
    said.add(changedOn(today));
    return said.toString();
  }

  private List<Object> whole(Agreement agreement) {
    List<Clause> speaking =
        agreement.clauses().stream().filter(each -> each.covers().includes(kind)).toList();
    return List.of(
        agreement.ref(),
        agreement.kind(),
        agreement.titleZh(),
        agreement.titleEn(),
        agreement.parties(),
        agreement.signedOn(),
        agreement.effective(),
        agreement.textSeen(),
        agreement.provenance(),
        speaking,
        book.measures(agreement));
  }

  /**
   * A document in force that says nothing of the kind: where no other covers a certificate, the
   * answer names it, whichever its version is.
   */
  private Optional<String> silent(Agreement agreement, LocalDate today) {
    if (!agreement.effective().holdsOn(today)
        || AgreementBook.superseded(agreement, between, today)) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
                agreement.id(),
                agreement.kind(),
                agreement.titleZh(),
                agreement.titleEn(),
                agreement.parties(),
                agreement.citation(),
                agreement.clauses().stream().allMatch(each -> each.grants().crossesLadders()),
                book.measures(agreement).stream()
                    .filter(each -> each.kind() != Measure.Kind.SAFEGUARD && each.holdsOn(today))
                    .toList())
            .toString());
  }

  /** Between whom there is any agreement at all. */
  private Set<String> signed() {
    return between.stream()
        .filter(each -> each.kind() == AgreementKind.AGREEMENT)
        .map(each -> each.parties().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Ruling> rulings() {
    return interpretations.rulings().stream()
        .filter(each -> speaking.contains(each.clause().agreement()));
  }

  /** The last day, not after this one, on which anything of it began or had just ended. */
  private LocalDate changedOn(LocalDate today) {
    Stream<LocalDate> documents =
        between.stream()
            .filter(each -> speaking.contains(each.id()))
            .flatMap(
                each ->
                    Stream.concat(
                        days(each.effective().from(), each.effective().until()),
                        book.measures(each).stream().flatMap(it -> days(it.from(), it.until()))));
    Stream<LocalDate> ruled =
        rulings()
            .flatMap(each -> Stream.concat(Stream.of(each.from()), each.revokedFrom().stream()));
    return Stream.concat(documents, ruled)
        .filter(day -> !day.isAfter(today))
        .max(LocalDate::compareTo)
        .orElse(LocalDate.MIN);
  }

  private static Stream<LocalDate> days(LocalDate from, Optional<LocalDate> until) {
    return Stream.concat(Stream.of(from), until.map(last -> last.plusDays(1)).stream());
  }
}
