package cn.yichi.recognition.asking;

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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
   * Remembers one answer about a certificate that was found held just before. Where nothing is
   * written nothing needs to be taken back: whatever was written before it was found goes with the
   * erasure that comes after.
   *
   * @throws Contended where other writes kept coming first
   */
  public Remembered remember(Question question, Whose whose, Said said) {
    return rememberAll(List.of(new Answered(question, whose, said)), Look.AFTER_WRITES).getFirst();
  }

  /** When it is looked whether certificates are still held. */
  private enum Look {
    AFTER_WRITES,
    /** Also where an attempt, which failed before it looked, had written it all. */
    ALWAYS
  }

  /**
   * Remembers many answers with a read and a write or two for all of them. Those that are alike are
   * one answer.
   *
   * @return what is remembered of each, in order
   * @throws Contended where other writes kept coming first; some may be remembered then
   */
  public List<Remembered> rememberAll(List<Answered> answered) {
    return rememberAll(answered, Look.ALWAYS);
  }

  private List<Remembered> rememberAll(List<Answered> answered, Look look) {
    @Nullable Remembered[] told = new Remembered[answered.size()];
    List<Asked> left = new ArrayList<>(told.length);
    for (Answered each : answered) {
      left.add(new Asked(left.size(), each.question().id(), each));
    }
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      attempt(left, told, look);
      left = left.stream().filter(each -> told[each.place()] == null).toList();
    }
    if (!left.isEmpty()) {
      throw new Contended();
    }
    return Stream.of(told).map(Objects::requireNonNull).toList();
  }

  /** One of many: its place among them and the id of its question. */
  private record Asked(int place, String id, Answered answered) {}

  /** Remembers one answer a question, as far as no other write comes first. */
  private void attempt(List<Asked> left, @Nullable Remembered[] told, Look look) {
    Map<String, Answered> one = new LinkedHashMap<>();
    left.forEach(each -> one.putIfAbsent(each.id(), each.answered()));
    Map<String, GivenAnswer> stored = answers.find(one.keySet());
    Map<String, Remembered> kept = new HashMap<>();
    List<Asking> past = new ArrayList<>();
    List<GivenAnswer> next = new ArrayList<>();
    one.forEach(
        (id, each) -> {
          Optional<GivenAnswer> last = Optional.ofNullable(stored.get(id));
          Optional<GivenAnswer> same = last.filter(it -> it.says(each.whose(), each.said()));
          GivenAnswer now = same.orElseGet(() -> next(last, each));
          kept.put(id, new Remembered(now, before(last, each.said())));
          if (same.isEmpty()) {
            next.add(now);
            last.map(GivenAnswer::asking)
                .filter(it -> !it.equals(now.asking()))
                .ifPresent(past::add);
          }
        });
    // What the next answer does not say any more.
    askings.note(past);
    Set<String> lost = answers.save(next);
    if (look == Look.ALWAYS || !next.isEmpty()) {
      forgetErased(
          one.values().stream()
              .map(each -> each.question().certificate())
              .collect(Collectors.toSet()));
    }
    for (Asked each : left) {
      if (!lost.contains(each.id()) && each.answered().equals(one.get(each.id()))) {
        told[each.place()] = kept.get(each.id());
      }
    }
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
    note(answered.stream().map(Answered::asking).toList());
  }

  /** Notes that somebody asked whose answer is not remembered. */
  public void note(List<Asking> asked) {
    askings.note(asked);
    forgetErased(asked.stream().map(Asking::certificate).collect(Collectors.toSet()));
  }

  /** An erasure that came while the question was answered may have passed before it was noted. */
  private void forgetErased(Set<CertificateId> asked) {
    if (asked.isEmpty()) {
      return;
    }
    Set<CertificateId> gone = new HashSet<>(asked);
    gone.removeAll(held.apply(asked));
    for (CertificateId each : gone) {
      askings.erase(each);
      answers.erase(each);
    }
  }
}
