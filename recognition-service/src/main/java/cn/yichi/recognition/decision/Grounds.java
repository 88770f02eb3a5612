package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which decisions rest on something that has moved since they were taken. */
final class Grounds {
  private final Judgements judgements;
  private final IssuerTimelines issuers;
  private final LookBeside look;
  private final JudgeCase judge;

  Grounds(Judgements judgements, IssuerTimelines issuers, LookBeside look, JudgeCase judge) {
    this.judgements = judgements;
    this.issuers = issuers;
    this.look = look;
    this.judge = judge;
  }

  /** Of these judgements, those with any ground that has moved. */
  Set<CertificateId> moved(List<Judgement> taken) {
    Set<CertificateId> moved = new HashSet<>(onOldIssuer(taken));
    moved.addAll(besideOthers(taken));
    moved.addAll(onOldRules(taken));
    return moved;
  }

  /** Of these stored certificates, those that a decision here rests on more than their issuer. */
  List<CertificateId> restOnOthers(Collection<CertificateId> ids) {
    AgreementBook book = judge.book();
    if (ids.isEmpty() || !book.asksForMore()) {
      return List.of();
    }
    return judgements.held(ids).stream()
        .filter(each -> asksForMore(book, each.replica()))
        .map(each -> each.replica().id())
        .toList();
  }

  private boolean asksForMore(AgreementBook book, Replica replica) {
    Region origin = replica.view().origin();
    return book.asksForHonours(origin, judge.host())
        || book.asksForReviews(origin, judge.host())
        || book.asksForConfirmations(origin, judge.host());
  }

  /** Of these judgements, those beside which other honours or reviews stand by now. */
  List<CertificateId> besideOthers(List<Judgement> taken) {
    AgreementBook book = judge.book();
    if (!book.asksForMore()) {
      return List.of();
    }
    List<Replica> asking =
        taken.stream().map(Judgement::replica).filter(each -> asksForMore(book, each)).toList();
    Map<CertificateId, Beside> now = look.of(asking, book, judge.host());
    return taken.stream()
        .filter(
            each -> {
              Beside beside = now.get(each.replica().id());
              return beside != null
                  && !(Set.copyOf(beside.rulings()).equals(Set.copyOf(each.beside().rulings()))
                      && Set.copyOf(beside.honours()).equals(Set.copyOf(each.beside().honours()))
                      && Set.copyOf(beside.reviews()).equals(Set.copyOf(each.beside().reviews())));
            })
        .map(each -> each.replica().id())
        .toList();
  }

  /** Of these judgements, those taken on rules that hold no longer. */
  List<CertificateId> onOldRules(List<Judgement> taken) {
    Rulebook now = judge.rules();
    return taken.stream()
        .filter(each -> !each.rules().equals(now.of(each.replica().view())))
        .map(each -> each.replica().id())
        .toList();
  }

  /** Of these judgements, those whose issuer has another state by now. */
  List<CertificateId> onOldIssuer(List<Judgement> taken) {
    Map<IssuerId, Integer> now =
        issuers.versions(taken.stream().map(each -> each.replica().issuer()).distinct().toList());
    return taken.stream()
        .filter(
            each ->
                each.decision().issuerVersion().orElse(0)
                    != now.getOrDefault(each.replica().issuer(), 0))
        .map(each -> each.replica().id())
        .toList();
  }

  /** Of these stored certificates, those whose issuer has another state by now. */
  List<CertificateId> storedOnOldIssuer(Collection<CertificateId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Judgements.Held> held = judgements.held(ids);
    Map<IssuerId, Integer> now =
        issuers.versions(held.stream().map(each -> each.replica().issuer()).distinct().toList());
    return held.stream()
        .filter(
            each -> {
              int rests = each.issuerVersion().orElse(0);
              int present = now.getOrDefault(each.replica().issuer(), 0);
              return rests != present;
            })
        .map(each -> each.replica().id())
        .toList();
  }
}
