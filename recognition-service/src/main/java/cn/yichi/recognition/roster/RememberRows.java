package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Answered;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.RosterRun;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what the rows of a roster are told, as of single enquiries: whoever is told twice in
 * one roster, in two rows or after a crash, is told the same. Of a bureau's roster it is only noted
 * who asked.
 */
public final class RememberRows {
  private final RememberAnswers remember;
  private final DecideRows decide;

  public RememberRows(RememberAnswers remember, DecideRows decide) {
    this.remember = remember;
    this.decide = decide;
  }

  /** Today as the law counts days. */
  LocalDate today() {
    return decide.today();
  }

  /**
   * Remembers some rows before anybody is told of them.
   *
   * @param run grows with each instance that takes the roster up: an earlier one, which stood still
   *     while it was taken over, changes nothing that a later one said
   * @return each row's answer, in order, with what is remembered of it
   * @throws Contended where other writes kept coming first; may be tried again
   */
  List<ToldRow> remember(RosterJob job, long run, List<RosterAnswer> answers) {
    Optional<SocialCreditCode> by = Asking.organisation(job.sender().owner());
    return by.isPresent() && job.ask().basis().isPresent()
        ? remembered(
            new Asker(job, run, by.get(), job.ask().basis().get(), decide.today()), answers)
        : noted(job, answers);
  }

  private record Asker(
      RosterJob job, long run, SocialCreditCode by, LegalBasis basis, LocalDate today) {
    Answered answered(RosterAnswer.Decided row) {
      Replica certificate = row.certificate();
      return new Answered(
          new Question(certificate.id(), by, job.ask().purpose()),
          new Whose(certificate.holder(), certificate.view().home()),
          new Said(
              today,
              job.ask().host(),
              row.decision().asOf(),
              row.decision().outcome().code(),
              basis,
              Optional.empty(),
              Optional.of(new RosterRun(job.id().value(), run))));
    }
  }

  private List<ToldRow> remembered(Asker asker, List<RosterAnswer> answers) {
    List<Answered> silent = new ArrayList<>();
    List<Answered> speaking = new ArrayList<>();
    for (RosterAnswer each : answers) {
      if (each instanceof RosterAnswer.Decided row) {
        (saysNothing(row) ? silent : speaking).add(asker.answered(row));
      }
    }
    remember.noteOnly(silent);
    Iterator<Remembered> kept = remember.rememberAll(speaking).iterator();
    List<ToldRow> told = new ArrayList<>(answers.size());
    for (RosterAnswer each : answers) {
      boolean spoken = each instanceof RosterAnswer.Decided row && !saysNothing(row);
      told.add(new ToldRow(each, spoken ? Optional.of(kept.next()) : Optional.empty()));
    }
    return told;
  }

  private static boolean saysNothing(RosterAnswer.Decided row) {
    return Answered.saysNothing(row.certificate().view(), row.decision());
  }

  private List<ToldRow> noted(RosterJob job, List<RosterAnswer> answers) {
    List<Asking> asked = new ArrayList<>();
    for (RosterAnswer each : answers) {
      if (each instanceof RosterAnswer.Decided(var certificate, var decision, var benefits)) {
        asked.add(
            new Asking(
                certificate.id(),
                certificate.holder(),
                job.sender().owner(),
                job.ask().purpose(),
                job.ask().asOf()));
      }
    }
    remember.note(asked);
    return answers.stream().map(each -> new ToldRow(each, Optional.empty())).toList();
  }
}
