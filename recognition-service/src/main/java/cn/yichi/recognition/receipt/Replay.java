package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.receipt.Pins.PinnedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes the answer of a receipt again with this engine (复算). Whether the receipt is to be believed
 * is not its question.
 *
 * <ul>
 *   <li>{@code Same}: word for word what the receipt says;
 *   <li>{@code Differs}: something comes out otherwise;
 *   <li>{@code CannotTell}: a text that it rested on is not at hand.
 * </ul>
 */
public final class Replay {
  private final RecognitionPolicy policy = new RecognitionPolicy();

  /**
   * By the rules that held then.
   *
   * @param texts a text by its digest
   */
  public Replayed then(Receipt receipt, Function<String, Optional<Agreement>> texts) {
    Book book = book(receipt, texts);
    return book.missing().isEmpty()
        ? under(receipt, book.book())
        : new Replayed.CannotTell(book.missing());
  }

  /**
   * The case of a receipt under the rules that held then.
   *
   * @param texts a text by its digest
   * @return empty where nothing had been received, or a text is not at hand
   */
  public Optional<Case> subject(Receipt receipt, Function<String, Optional<Agreement>> texts) {
    Book book = book(receipt, texts);
    return receipt
        .facts()
        .filter(facts -> book.missing().isEmpty())
        .map(facts -> facts.under(book.book(), receipt.asked().host()));
  }

  /** The rules that held then, as far as their texts are at hand. */
  private record Book(AgreementBook book, List<String> missing) {}

  private static Book book(Receipt receipt, Function<String, Optional<Agreement>> texts) {
    List<Agreement> agreements = new ArrayList<>();
    Map<ClauseRef, List<Measure>> measures = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (PinnedText each : receipt.pins().texts()) {
      // A digest under the name of another version would be another rule.
      texts
          .apply(each.digest())
          .filter(it -> it.id().equals(each.agreement()) && it.version() == each.version())
          .ifPresentOrElse(
              it -> {
                agreements.add(it);
                measures.put(it.ref(), each.measures());
              },
              () -> missing.add(each.name() + " " + each.digest()));
    }
    return new Book(new AgreementBook(agreements, measures), missing);
  }

  /** By these rules, on the facts of the receipt. */
  public Replayed under(Receipt receipt, AgreementBook book) {
    List<Difference> differences =
        receipt
            .facts()
            .map(
                facts ->
                    Difference.between(
                        receipt.said(),
                        Said.of(
                            policy.assess(
                                facts.under(book, receipt.asked().host()),
                                receipt.asked().asOf()))))
            .orElse(List.of());
    return differences.isEmpty()
        ? new Replayed.Same()
        : new Replayed.Differs(
            receipt.pins().engine(),
            RecognitionPolicy.ENGINE_VERSION,
            !receipt.pins().catalogue().equals(OccupationCatalogue.standard().digest()),
            differences);
  }
}
