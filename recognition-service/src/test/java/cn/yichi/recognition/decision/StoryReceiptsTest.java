package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.receipt.Difference;
import cn.yichi.recognition.receipt.Facts;
import cn.yichi.recognition.receipt.Pins;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Replay;
import cn.yichi.recognition.receipt.ReplayText;
import cn.yichi.recognition.receipt.Replayed;
import cn.yichi.recognition.receipt.Said;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The stories' receipts, taken again from their JSON and the shipped texts. */
class StoryReceiptsTest {
  private static final Map<String, Agreement> TEXTS =
      Documents.agreements().all().stream()
          .collect(Collectors.toMap(Receipts::digest, Function.identity()));

  private static Receipt receipt(Map<String, String> cells) {
    return Receipts.opened(
        Receipts.sealed(
            Cases.of(cells, Documents.agreements()), LocalDate.parse(cells.get("asOf"))));
  }

  private static Receipt first() {
    return receipt(StoryTable.read("/stories/stories.csv").getFirst());
  }

  private static Optional<Agreement> text(String digest) {
    return Optional.ofNullable(TEXTS.get(digest));
  }

  @TestFactory
  Stream<DynamicTest> every_story_replays_the_same() {
    return StoryTable.read("/stories/stories.csv").stream()
        .map(
            cells ->
                DynamicTest.dynamicTest(
                    cells.get("story"),
                    () ->
                        assertThat(new Replay().then(receipt(cells), StoryReceiptsTest::text))
                            .isEqualTo(new Replayed.Same())));
  }

  @Test
  void a_receipt_says_no_honour_on_which_the_answer_does_not_rest() {
    Honour beside =
        cn.yichi.recognition.decision.Facts.honours("OTHER:COUNTY:::::2015-05-01:").getFirst();
    int kept = 0;
    int left = 0;
    Map<String, String> base = StoryTable.read("/clauses/base.csv").getFirst();
    for (Map<String, String> own : StoryTable.read("/clauses/own.csv")) {
      Map<String, String> cells = new HashMap<>(base);
      for (String change : own.get("change").split("&")) {
        int at = change.indexOf('=');
        cells.put(change.substring(0, at), change.substring(at + 1));
      }
      Case subject = Cases.of(cells, Documents.agreements());
      List<Honour> all = new ArrayList<>(subject.honours());
      all.add(beside);
      Case more =
          new Case(
              subject.certificate(),
              subject.holderRecords(),
              subject.issuer(),
              subject.book(),
              subject.catalogue(),
              subject.host(),
              all,
              subject.reviews(),
              subject.rulings());
      LocalDate asOf = LocalDate.parse(cells.get("asOf"));
      Receipt receipt = Receipts.opened(Receipts.sealed(more, asOf));
      List<Honour> said = receipt.facts().orElseThrow().honours();
      kept += said.size();
      left += said.contains(beside) ? 0 : 1;
      assertThat(new Replay().then(receipt, StoryReceiptsTest::text))
          .isEqualTo(new Replayed.Same());
    }
    assertThat(kept).isPositive();
    assertThat(left).isPositive();
  }

  @Test
  void a_later_version_in_the_book_changes_nothing_of_what_was_said_by_the_earlier() {
    Receipt receipt = first();
    Agreement decided = text(digestOf(receipt, decidedBy(receipt))).orElseThrow();
    Agreement second =
        new Agreement(
            decided.id(),
            decided.version() + 1,
            decided.kind(),
            decided.titleZh(),
            decided.titleEn(),
            decided.parties(),
            decided.signedOn(),
            decided.effective(),
            decided.textSeen(),
            decided.provenance(),
            decided.clauses().subList(1, decided.clauses().size()));
    AgreementBook amended =
        new AgreementBook(Stream.concat(TEXTS.values().stream(), Stream.of(second)).toList());
    assertThat(new Replay().then(receipt, StoryReceiptsTest::text)).isEqualTo(new Replayed.Same());
    assertThat(new Replay().under(receipt, amended)).isInstanceOf(Replayed.Differs.class);
  }

  private static String decidedBy(Receipt receipt) {
    return receipt.said().decidedBy().orElseThrow().agreement();
  }

  @Test
  void what_another_engine_said_differs_and_both_engines_are_named() {
    Receipt receipt = first();
    Said said = receipt.said();
    Receipt older =
        with(
            receipt,
            new Pins(
                "1", receipt.pins().book(), receipt.pins().catalogue(), receipt.pins().texts()),
            new Said(
                "REFERRED",
                Map.of(),
                List.of(),
                List.of("CORRESPONDENCE"),
                said.grounds(),
                said.decidedBy(),
                said.besides(),
                said.warnings()));
    Replayed replayed = new Replay().then(older, StoryReceiptsTest::text);
    assertThat(replayed).isInstanceOf(Replayed.Differs.class);
    assertThat(((Replayed.Differs) replayed).differences())
        .contains(new Difference(Difference.Part.OUTCOME, "REFERRED", said.outcome()));
    assertThat(ReplayText.lines(replayed, Locale.ENGLISH))
        .contains(
            "Engine 1 answered then, engine "
                + RecognitionPolicy.ENGINE_VERSION
                + " answers now; the program of that time answers exactly as then.",
            "Outcome: then REFERRED, now " + said.outcome() + ".");
    assertThat(ReplayText.lines(replayed, Locale.CHINA)).anyMatch(it -> it.startsWith("结论：当时"));
  }

  @Test
  void only_another_engine_that_says_the_same_is_the_same() {
    Receipt receipt = first();
    Pins pins = receipt.pins();
    Receipt older =
        with(receipt, new Pins("0", pins.book(), "another", pins.texts()), receipt.said());
    assertThat(new Replay().then(older, StoryReceiptsTest::text)).isEqualTo(new Replayed.Same());
  }

  @Test
  void other_facts_than_those_that_were_answered_on_come_out_otherwise() {
    Receipt receipt = first();
    Facts facts = receipt.facts().orElseThrow();
    Receipt other =
        new Receipt(
            receipt.issuedBy(),
            receipt.askedAt(),
            receipt.asked(),
            Optional.of(
                new Facts(
                    facts.certificate(),
                    facts.numberMasked(),
                    facts.holderRecords(),
                    Optional.empty(),
                    facts.honours(),
                    facts.reviews(),
                    facts.rulings())),
            receipt.pins(),
            receipt.said());
    assertThat(new Replay().then(other, StoryReceiptsTest::text))
        .isInstanceOf(Replayed.Differs.class);
  }

  @Test
  void what_was_ordered_then_is_taken_from_the_receipt() {
    Map<String, String> cells = StoryTable.read("/stories/stories.csv").getFirst();
    Agreement decided = text(digestOf(first(), decidedBy(first()))).orElseThrow();
    Measure rest =
        new Measure(
            "rest",
            new Region(cells.get("host")).province(),
            Measure.Kind.SUSPENSION,
            Measure.Reach.WHOLE,
            LocalDate.parse(cells.get("asOf")),
            Optional.empty(),
            "复核");
    AgreementBook resting =
        new AgreementBook(List.copyOf(TEXTS.values()), Map.of(decided.ref(), List.of(rest)));
    Receipt receipt =
        Receipts.opened(
            Receipts.sealed(Cases.of(cells, resting), LocalDate.parse(cells.get("asOf"))));
    assertThat(receipt.said()).isNotEqualTo(first().said());
    assertThat(new Replay().then(receipt, StoryReceiptsTest::text)).isEqualTo(new Replayed.Same());
    assertThat(new Replay().under(receipt, Documents.agreements()))
        .isInstanceOf(Replayed.Differs.class);
  }

  private static String digestOf(Receipt receipt, String agreement) {
    return receipt.pins().texts().stream()
        .filter(it -> it.agreement().equals(agreement))
        .findFirst()
        .orElseThrow()
        .digest();
  }

  @Test
  void another_versions_text_under_the_digest_is_as_if_none_were_there() {
    Receipt receipt = first();
    Agreement other =
        TEXTS.values().stream()
            .filter(it -> !it.id().equals(decidedBy(receipt)))
            .findFirst()
            .orElseThrow();
    assertThat(new Replay().then(receipt, digest -> Optional.of(other)))
        .isInstanceOf(Replayed.CannotTell.class);
  }

  @Test
  void a_missing_text_is_named_and_nothing_is_said_without_it() {
    Receipt receipt = first();
    assertThat(new Replay().then(receipt, digest -> Optional.empty()))
        .isEqualTo(
            new Replayed.CannotTell(
                receipt.pins().texts().stream()
                    .map(it -> it.agreement() + "/" + it.version() + " " + it.digest())
                    .toList()));
  }

  private static Receipt with(Receipt receipt, Pins pins, Said said) {
    return new Receipt(
        receipt.issuedBy(), receipt.askedAt(), receipt.asked(), receipt.facts(), pins, said);
  }
}
