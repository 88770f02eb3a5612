package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.decision.Contended;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Remembers what an organisation is answered: its holder sees that it asked, it is told what it was
 * answered before, and an answer against the holder is provisional until he had time to reply.
 */
public final class RememberAnswers {
  private static final int ATTEMPTS = 20;

  private final GivenAnswers answers;
  private final Askings askings;
  private final Predicate<CertificateId> held;
  private final Terms terms;

  /**
   * @param repeatedWithin days after which a question is not called repeated any more
   * @param actNotBefore working days that a holder has for a reply
   */
  public record Terms(int repeatedWithin, int actNotBefore) {}

  /**
   * What is remembered now.
   *
   * @param before the answer before this one, where it is not too long ago
   */
  public record Remembered(GivenAnswer now, Optional<Said> before) {
    /** Whether the answer is another one than before; empty where the questions differ. */
    public Optional<Boolean> changed() {
      return before
          .filter(now.last()::answersLike)
          .map(it -> !it.outcome().equals(now.last().outcome()));
    }
  }

  /**
   * @param held whether a certificate is still held: of one that was erased nothing is remembered
   */
  public RememberAnswers(
      GivenAnswers answers, Askings askings, Predicate<CertificateId> held, Terms terms) {
    this.answers = answers;
    this.askings = askings;
    this.held = held;
    this.terms = terms;
  }

  /**
   * Remembers one answer.
   *
   * @throws Contended where other writes kept coming first
   */
  public Remembered remember(Question question, Whose whose, Said said) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<GivenAnswer> stored = answers.find(question.id());
      Optional<Said> before =
          stored
              .map(GivenAnswer::last)
              .filter(it -> !it.on().isBefore(said.on().minusDays(terms.repeatedWithin())));
      if (stored.filter(it -> it.says(whose, said)).isPresent()) {
        return new Remembered(stored.get(), before);
      }
      if (stored.filter(it -> it.last().on().equals(said.on())).isEmpty()) {
        askings.note(List.of(asking(question, whose, said)));
      }
      GivenAnswer next =
          stored
              .map(it -> it.then(whose, said, terms.actNotBefore()))
              .orElseGet(() -> GivenAnswer.first(question, whose, said, terms.actNotBefore()));
      if (answers.save(next)) {
        forgetErased(question.certificate());
        return new Remembered(next, before);
      }
    }
    throw new Contended();
  }

  /**
   * Notes that an organisation asked, where its answer says nothing of the holder: about a day
   * before the certificate was issued.
   */
  public void noteOnly(Question question, Whose whose, Said said) {
    askings.note(List.of(asking(question, whose, said)));
    forgetErased(question.certificate());
  }

  /** An erasure that came while the question was answered may have passed before it was noted. */
  private void forgetErased(CertificateId certificate) {
    if (!held.test(certificate)) {
      askings.erase(certificate);
      answers.erase(certificate);
    }
  }

  private static Asking asking(Question question, Whose whose, Said said) {
    return new Asking(
        question.certificate(),
        whose.holder(),
        "org/" + question.by().value(),
        question.purpose(),
        said.on());
  }
}
