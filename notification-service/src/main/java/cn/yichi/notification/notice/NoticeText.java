package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.notification.contact.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes notices in the recipient's language: which certificate, where, as what, under which
 * conditions, what to do next and where to look. Says no name and no full number.
 */
public final class NoticeText {
  /** A longer message would be cut into more than three parts by the networks. */
  static final int LONGEST_SMS = 200;

  /** More regions of one outcome are counted rather than named. */
  private static final int MOST_NAMES = 3;

  private final Words chinese = Words.of(Language.ZH_CN);
  private final Words english = Words.of(Language.EN);

  /** Name and version of the template, e.g. {@code new.zh-CN.v1}. */
  public String template(Notice notice, Language language) {
    return notice.content().kind().toLowerCase(Locale.ROOT)
        + "."
        + language.tag()
        + "."
        + words(language).text("template.version");
  }

  /** The heading in the inbox. */
  public String title(Notice notice, Language language) {
    Words in = words(language);
    return in.text(key("title", notice), Map.of("region", region(notice.content(), in)));
  }

  /** The full text in the inbox. */
  public String body(Notice notice, Language language) {
    Words in = words(language);
    var certificate = new CertificateWords(in, notice.named());
    return switch (notice.content()) {
      case Content.FirstNews news -> body(notice, certificate, news.entries(), in);
      case Content.Changed changed -> body(notice, certificate, List.of(changed.entry()), in);
      case Content.Benefit benefit -> {
        BenefitChange.Offer offer = benefit.offer();
        Map<String, String> values =
            Map.of(
                "certificate", certificate.full(),
                "region", in.region(offer.region()),
                "policy", offer.policyId(),
                "facts", in.list(offer.neededFacts(), fact -> in.wordOr("fact", fact)));
        yield sentences(in, in.text("body.BENEFIT", values), in.text("next.BENEFIT"));
      }
      case Content.Adverse adverse -> {
        Map<String, String> values = values(adverse.told(), certificate.full(), in);
        yield sentences(in, in.text("body.ADVERSE", values), in.text("next.ADVERSE", values));
      }
    };
  }

  /** The short message; at most {@value #LONGEST_SMS} characters. */
  public String sms(Notice notice, Language language) {
    Words in = words(language);
    String certificate = new CertificateWords(in, notice.named()).brief();
    return switch (notice.content()) {
      case Content.FirstNews news -> sms(notice, certificate, news.entries(), in);
      case Content.Changed changed -> sms(notice, certificate, List.of(changed.entry()), in);
      case Content.Benefit benefit ->
          in.text(
              "sms.BENEFIT",
              Map.of(
                  "certificate", certificate,
                  "region", in.region(benefit.offer().region()),
                  "count", Integer.toString(benefit.offer().neededFacts().size())));
      case Content.Adverse adverse -> {
        String whole = in.text("sms.ADVERSE", values(adverse.told(), certificate, in));
        yield whole.length() <= LONGEST_SMS ? whole : in.text("sms.long");
      }
    };
  }

  private static Map<String, String> values(AdverseAnswer.Told told, String certificate, Words in) {
    String ofDay =
        told.asOf().map(day -> in.text("ofDay", Map.of("day", day.toString()))).orElse("");
    return Map.of(
        "certificate", certificate,
        "ofDay", ofDay,
        "region", in.region(told.host()),
        "organisation", told.organisation().value(),
        "purpose", in.word("purpose", told.purpose()),
        "verdict", in.text("verdict." + told.verdict()),
        "answer", told.answerId(),
        "date", told.answeredOn().toString(),
        "until", told.actNotBefore().toString());
  }

  /** What a notice says about one region, in one sentence without its full stop. */
  public String sentence(Entry entry, Language language) {
    return new EntryWords(words(language), 1).full(List.of(entry));
  }

  /** A region's name in a language. */
  public String regionName(Region region, Language language) {
    return words(language).region(region);
  }

  private static String body(
      Notice notice, CertificateWords certificate, List<Entry> entries, Words in) {
    String told = new EntryWords(in, Integer.MAX_VALUE).full(entries) + in.text("entries.end");
    Map<String, String> values = Map.of("certificate", certificate.full(), "entries", told);
    List<String> parts = new ArrayList<>(List.of(in.text(key("body", notice), values)));
    entries.stream()
        .map(entry -> entry.position().verdict())
        .distinct()
        .forEach(verdict -> parts.add(in.text("next." + verdict)));
    parts.add(in.text("where"));
    return sentences(in, parts.toArray(String[]::new));
  }

  private static String sms(Notice notice, String certificate, List<Entry> entries, Words in) {
    var words = new EntryWords(in, MOST_NAMES);
    return Stream.<Function<List<Entry>, String>>of(words::full, words::brief, words::briefest)
        .map(
            wording ->
                in.text(
                    key("sms", notice),
                    Map.of("certificate", certificate, "entries", wording.apply(entries))))
        .filter(text -> text.length() <= LONGEST_SMS)
        .findFirst()
        .orElseGet(() -> in.text("sms.long"));
  }

  private static String sentences(Words in, String... parts) {
    return String.join(in.gap(), parts);
  }

  private static String region(Content content, Words in) {
    return switch (content) {
      case Content.FirstNews news -> in.region(news.entries().getFirst().host());
      case Content.Changed changed -> in.region(changed.entry().host());
      case Content.Benefit benefit -> in.region(benefit.offer().region());
      case Content.Adverse adverse -> in.region(adverse.told().host());
    };
  }

  private static String key(String part, Notice notice) {
    return part + "." + notice.content().kind();
  }

  private Words words(Language language) {
    return switch (language) {
      case ZH_CN -> chinese;
      case EN -> english;
    };
  }
}
