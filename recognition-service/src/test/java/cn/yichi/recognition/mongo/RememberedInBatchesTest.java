package cn.yichi.recognition.mongo;

import static cn.yichi.recognition.asking.Questions.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Answered;
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.asking.InMemoryAskings;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remembered in batches or one by one, the same is stored, and the same is told. */
@Tag("database")
class RememberedInBatchesTest {
  private static final List<String> OUTCOMES =
      List.of("GRANTED", "CONDITIONAL", "REFERRED", "REFUSED", "NO_AGREEMENT");

  private final MongoStores together = new MongoStores();
  private final MongoStores alone = new MongoStores();
  private final InMemoryAskings askedTogether = new InMemoryAskings();
  private final InMemoryAskings askedAlone = new InMemoryAskings();

  private static RememberAnswers over(MongoStores stores, InMemoryAskings askings) {
    return new RememberAnswers(
        stores.answers(), askings, ids -> ids, new RememberAnswers.Terms(30, 10));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void batches_end_where_single_answers_end(long seed) {
    Random random = new Random(seed);
    RememberAnswers batches = over(together, askedTogether);
    RememberAnswers singly = over(alone, askedAlone);
    LocalDate day = FRIDAY;
    for (int round = 0; round < 40; round++) {
      day = day.plusDays(random.nextInt(5));
      List<Answered> batch = batch(random, day, round);
      List<Remembered> told = batches.rememberAll(batch);
      List<Remembered> one =
          batch.stream().map(it -> singly.rememberAll(List.of(it)).getFirst()).toList();
      assertThat(told).as("seed %d, round %d", seed, round).isEqualTo(one);
    }
    assertThat(stored(together)).as("seed %d", seed).hasSizeGreaterThan(10);
    assertThat(stored(together)).as("seed %d", seed).isEqualTo(stored(alone));
    assertThat(askedTogether.about(holders(), 9_999))
        .containsExactlyInAnyOrderElementsOf(askedAlone.about(holders(), 9_999));
  }

  /** Each question once: a single enquiry that is repeated says so, and a batch is told alike. */
  private static List<Answered> batch(Random random, LocalDate day, int round) {
    List<Answered> batch = new ArrayList<>();
    for (char certificate = 'a'; certificate <= 'h'; certificate++) {
      for (Purpose purpose : List.of(Purpose.HIRE, Purpose.BID)) {
        if (random.nextInt(3) == 0) {
          batch.add(
              new Answered(
                  new Question(
                      new CertificateId(String.valueOf(certificate).repeat(32)),
                      new SocialCreditCode("91500000MA5U00000W"),
                      purpose),
                  new Whose(holder(random.nextInt(20) == 0 ? 'x' : 'y'), new Region("510000")),
                  said(random, day, round)));
        }
      }
    }
    return batch;
  }

  private static Said said(Random random, LocalDate day, int round) {
    return new Said(
        day,
        new Region("500000"),
        random.nextInt(4) == 0 ? LocalDate.of(2017, 5, 1) : day,
        OUTCOMES.get(random.nextInt(OUTCOMES.size())),
        LegalBasis.CONTRACT,
        random.nextInt(8) == 0 ? Optional.of(day.minusDays(1)) : Optional.empty(),
        random.nextBoolean()
            ? Optional.of(new GivenAnswer.RosterRun("roster-" + round / 2, 1))
            : Optional.empty());
  }

  private static HolderRef holder(char of) {
    return new HolderRef(String.valueOf(of).repeat(32));
  }

  private static List<HolderRef> holders() {
    return List.of(holder('x'), holder('y'));
  }

  /** Whole documents, the facts that wait to be sent among them. */
  private static List<Document> stored(MongoStores stores) {
    return stores
        .collection(MongoGivenAnswers.COLLECTION)
        .find()
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }
}
