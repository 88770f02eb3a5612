package cn.yichi.notification.notice;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.NOON;
import static cn.yichi.notification.notice.Samples.ZHEJIANG;
import static cn.yichi.notification.notice.Samples.adverse;
import static cn.yichi.notification.notice.Samples.benefit;
import static cn.yichi.notification.notice.Samples.conditional;
import static cn.yichi.notification.notice.Samples.granted;
import static cn.yichi.notification.notice.Samples.notice;
import static cn.yichi.notification.notice.Samples.referred;
import static cn.yichi.notification.notice.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.notification.contact.Language;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTextTest {
  private final NoticeText text = new NoticeText();

  private static Map<String, Notice> samples() {
    Map<String, Notice> samples = new LinkedHashMap<>();
    samples.put("one region grants", news(entry(CHONGQING, granted())));
    samples.put(
        "one region sets conditions",
        news(entry(CHONGQING, conditional("VERIFICATION", "FILING"))));
    samples.put(
        "two regions differ",
        news(entry(ZHEJIANG, conditional("SAME_SPECIALTY")), entry(CHONGQING, granted())));
    samples.put(
        "all provinces",
        news(
            Region.provinces().stream().map(each -> entry(each, granted())).toArray(Entry[]::new)));
    samples.put("the worker can act", news(entry(CHONGQING, referred("AMBIGUOUS_NUMBER"))));
    samples.put("a grant ends", changed(entry(CHONGQING, refused())));
    samples.put("codes of a later version", news(entry(CHONGQING, unheardOf())));
    samples.put("eligible to apply", news(entry(CHONGQING, eligible())));
    samples.put("a title", titled());
    samples.put(
        "a benefit", notice("b", 1, new Content.Benefit(benefit(1, 1, true).offer()), NOON));
    samples.put("a benefit, certificate not known", unnamed());
    Notice answered = notice("a", 1, new Content.Adverse(adverse(1, 1).told()), NOON);
    samples.put("an answer against the holder", answered);
    samples.put("an answer about another day", ofDay());
    samples.put("an answer, certificate not known", named(answered, Optional.empty()));
    return samples;
  }

  private static Notice ofDay() {
    AdverseAnswer.Told told = adverse(1, 1).told();
    return notice(
        "a",
        1,
        new Content.Adverse(
            new AdverseAnswer.Told(
                told.host(),
                told.organisation(),
                told.purpose(),
                told.answerId(),
                told.verdict(),
                told.answeredOn(),
                Optional.of(told.answeredOn().plusDays(12)),
                told.actNotBefore())),
        NOON);
  }

  private static Position unheardOf() {
    var grant = new Grant("SOMETHING_NEW", Optional.of("GURU"), Optional.empty());
    return new Position(Verdict.CONDITIONAL, Optional.of(grant), List.of("DANCE"), List.of());
  }

  private static Position eligible() {
    var grant = new Grant("ELIGIBLE_TO_APPLY", Optional.of("SENIOR_WORKER"), Optional.empty());
    return new Position(Verdict.GRANTED, Optional.of(grant), List.of(), List.of());
  }

  private static Notice titled() {
    var grant = new Grant("SAME_TITLE", Optional.empty(), Optional.of("工程师"));
    Notice notice =
        news(
            entry(
                CHONGQING,
                new Position(Verdict.GRANTED, Optional.of(grant), List.of(), List.of())));
    var title =
        new NamedCertificate(
            "PROFESSIONAL_TITLE",
            Optional.empty(),
            Optional.empty(),
            Optional.of("工程师"),
            "川Z*****89");
    return named(notice, Optional.of(title));
  }

  private static Notice unnamed() {
    return named(
        notice("b", 1, new Content.Benefit(benefit(1, 1, true).offer()), NOON), Optional.empty());
  }

  private static Notice named(Notice notice, Optional<NamedCertificate> named) {
    return new Notice(
        notice.key(),
        notice.recipient(),
        notice.certificate(),
        named,
        notice.content(),
        notice.writtenAt(),
        notice.nextAt(),
        notice.version(),
        notice.inbox(),
        notice.sms());
  }

  private static Notice news(Entry... entries) {
    return notice("n", 1, new Content.FirstNews(List.of(entries)), NOON);
  }

  private static Notice changed(Entry entry) {
    return notice("c", 1, new Content.Changed(entry), NOON);
  }

  private static Entry entry(Region host, Position position) {
    return new Entry(host, 1, position);
  }

  @ParameterizedTest
  @EnumSource
  void reads_as_agreed(Language language) {
    var all = new StringBuilder();
    samples()
        .forEach(
            (name, notice) ->
                all.append("# ")
                    .append(name)
                    .append("\n")
                    .append(text.title(notice, language))
                    .append("\n")
                    .append(text.body(notice, language))
                    .append("\n")
                    .append("[")
                    .append(text.template(notice, language))
                    .append("] ")
                    .append(text.sms(notice, language))
                    .append("\n\n"));
    Golden.check(
        Path.of("src/test/resources/golden/notices." + language.tag() + ".txt"),
        all.toString(),
        "mvn -pl notification-service -am test -Dtest=NoticeTextTest -Dsurefire.failIfNoSpecifiedTests=false");
  }

  @ParameterizedTest
  @EnumSource
  void keeps_short_messages_short(Language language) {
    assertThat(samples().values())
        .extracting(notice -> text.sms(notice, language))
        .allMatch(sms -> sms.length() <= NoticeText.LONGEST_SMS);
  }

  @Test
  void has_a_word_for_every_code_of_the_vocabulary_in_both_languages() {
    for (Language language : Language.values()) {
      Words words = Words.of(language);
      assertThat(CertificateKind.values()).allMatch(kind -> words.known("kind", kind.name()));
      assertThat(SkillLevel.values()).allMatch(level -> words.known("level", level.name()));
      assertThat(TitleGrade.values()).allMatch(grade -> words.known("grade", grade.name()));
      assertThat(Verdict.values()).allMatch(verdict -> words.known("verdict", verdict.name()));
    }
    Words english = Words.of(Language.EN);
    assertThat(Region.provinces()).allMatch(province -> english.known("region", province.code()));
  }

  @Test
  void uses_the_words_of_the_vocabulary_in_chinese() {
    Words chinese = Words.of(Language.ZH_CN);
    assertThat(CertificateKind.values())
        .allMatch(kind -> chinese.word("kind", kind.name()).equals(kind.nameZh()));
    assertThat(SkillLevel.values())
        .allMatch(level -> chinese.wordOr("level", level.name()).startsWith(level.nameZh()));
    assertThat(TitleGrade.values())
        .allMatch(grade -> chinese.wordOr("grade", grade.name()).equals(grade.nameZh()));
  }

  @Test
  void says_the_same_things_in_both_languages() {
    String file = Words.class.getPackageName() + ".texts";
    var chinese = ResourceBundle.getBundle(file, java.util.Locale.ROOT).keySet();
    Stream<String> english =
        ResourceBundle.getBundle(file, java.util.Locale.ENGLISH).keySet().stream()
            .filter(key -> !key.startsWith("region."));
    assertThat(english).containsExactlyInAnyOrderElementsOf(chinese);
  }
}
