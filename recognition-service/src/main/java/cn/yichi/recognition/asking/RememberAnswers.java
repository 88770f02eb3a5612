package cn.yichi.recognition.asking;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.decision.Contended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Remembers what an organisation is answered: its holder sees that it asked, it is told what it was
 * answered before, and an answer against the holder is provisional until he had time to reply.
 */
public final class RememberAnswers {
  private static final int ATTEMPTS = 20;

  private final GivenAnswers answers;
  private final Askings askings;
  private final UnaryOperator<Set<CertificateId>> held;
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
   * @param held which of some certificates are still held: of those that were erased nothing is
   *     remembered
   */
  public RememberAnswers(
      GivenAnswers answers, Askings askings, UnaryOperator<Set<CertificateId>> held, Terms terms) {
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
    return rememberAll(List.of(new Answered(question, whose, said))).getFirst();
  }

  /**
   * Remembers many answers with a read and a write or two for all of them. Those that are alike are
   * one answer.
   *
   * @return what is remembered of each, in order
   * @throws Contended where other writes kept coming first; some may be remembered then
   */
  public List<Remembered> rememberAll(List<Answered> answered) {
    Map<Answered, Remembered> told = new HashMap<>();
    List<Answered> left = answered;
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      attempt(left, told);
      left = left.stream().filter(each -> !told.containsKey(each)).toList();
    }
    if (!left.isEmpty()) {
      throw new Contended();
    }
    return answered.stream().map(each -> requireNonNull(told.get(each))).toList();
  }

  /** Remembers one answer a question, as far as no other write comes first. */
  private void attempt(List<Answered> left, Map<Answered, Remembered> told) {
    Map<String, Answered> one = new LinkedHashMap<>();
    left.forEach(each -> one.putIfAbsent(each.question().id(), each));
    Map<String, GivenAnswer> stored = answers.find(one.keySet());
    List<Asking> fresh = new ArrayList<>();
    Map<String, GivenAnswer> next = new LinkedHashMap<>();
    one.forEach(
        (id, each) -> {
          Optional<GivenAnswer> last = Optional.ofNullable(stored.get(id));
          if (last.filter(it -> it.says(each.whose(), each.said())).isPresent()) {
            told.put(each, new Remembered(last.get(), before(last, each.said())));
            return;
          }
          if (last.filter(it -> it.last().on().equals(each.said().on())).isEmpty()) {
            fresh.add(each.asking());
          }
          next.put(id, next(last, each));
        });
    askings.note(fresh);
    Set<String> lost = answers.save(List.copyOf(next.values()));
    next.keySet().removeAll(lost);
    forgetErased(next.values().stream().map(GivenAnswer::question).toList());
    next.forEach(
        (id, now) -> {
          Answered each = requireNonNull(one.get(id));
          told.put(
              each, new Remembered(now, before(Optional.ofNullable(stored.get(id)), each.said())));
        });
  }

  private GivenAnswer next(Optional<GivenAnswer> last, Answered now) {
    int days = terms.actNotBefore();
    return last.map(it -> it.then(now.whose(), now.said(), days))
        .orElseGet(() -> GivenAnswer.first(now.question(), now.whose(), now.said(), days));
  }

  private Optional<Said> before(Optional<GivenAnswer> last, Said said) {
    return last.flatMap(it -> it.before(said))
        .filter(it -> !it.on().isBefore(said.on().minusDays(terms.repeatedWithin())));
  }

  /**
   * Notes that organisations asked, where their answers say nothing of the holders: about a day
   * before the certificate was issued.
   */
  public void noteOnly(List<Answered> answered) {
    askings.note(answered.stream().map(Answered::asking).toList());
    forgetErased(answered.stream().map(Answered::question).toList());
  }

  /** An erasure that came while the question was answered may have passed before it was noted. */
  private void forgetErased(List<Question> asked) {
    Set<CertificateId> gone =
        asked.stream().map(Question::certificate).collect(Collectors.toCollection(HashSet::new));
    if (gone.isEmpty()) {
      return;
    }
    gone.removeAll(held.apply(Set.copyOf(gone)));
    for (CertificateId each : gone) {
      askings.erase(each);
      answers.erase(each);
    }
  }
}
