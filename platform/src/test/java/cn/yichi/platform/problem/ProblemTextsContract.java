package cn.yichi.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Implemented by a test of every problem enum: all texts are there, in both languages. */
public interface ProblemTextsContract {
  ProblemType[] types();

  @TestFactory
  default Stream<DynamicTest> has_title_detail_and_remedy_in_both_languages() {
    return Stream.of(types()).map(type -> DynamicTest.dynamicTest(type.slug(), () -> check(type)));
  }

  private static void check(ProblemType type) {
    assertThat(type.slug()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(type.status()).isBetween(400, 599);
    ResourceBundle chinese = ProblemTexts.bundle(type, Locale.SIMPLIFIED_CHINESE);
    ResourceBundle english = ProblemTexts.bundle(type, Locale.ENGLISH);
    for (String part : new String[] {".title", ".detail", ".remedy"}) {
      String key = type.slug() + part;
      assertThat(chinese.getString(key)).as(key).containsPattern("\\p{IsHan}");
      assertThat(english.getString(key)).as(key).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    }
    assertThat(english.keySet()).isEqualTo(chinese.keySet());
  }
}
