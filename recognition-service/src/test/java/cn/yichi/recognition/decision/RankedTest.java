package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.file.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedTest {
  private static final ClauseNotes NOTES =
      new BookNotes(Documents.agreements())
          .of(Documents.agreements().all().getFirst())
          .clauses()
          .getFirst()
          .notes();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 20, 32, 33, 100})
  void the_smallest_key_goes_first_and_equal_ones_keep_their_order(int size) {
    Random random = new Random(size);
    for (int range : List.of(1, 3, 1000)) {
      List<Ranked> all = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        all.add(ranked(i, random.nextInt(range)));
      }
      List<Ranked> expected = all.stream().sorted(Comparator.comparingInt(Ranked::key)).toList();
      Ranked.order(all);
      assertThat(all).containsExactlyElementsOf(expected);
    }
  }

  private static Ranked ranked(int place, int key) {
    ClauseRef clause = new ClauseRef("a", 1, "c" + place);
    return new Ranked(new ClauseFinding(clause, new Outcome.NoAgreement(), List.of()), NOTES, key);
  }
}
