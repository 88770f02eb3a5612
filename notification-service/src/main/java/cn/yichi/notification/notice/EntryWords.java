package cn.yichi.notification.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a notice says about its regions; those that decided alike are named together. */
final class EntryWords {
  private final Words in;
  private final int mostNames;

  /**
   * @param mostNames more regions than this are counted rather than named
   */
  EntryWords(Words in, int mostNames) {
    this.in = in;
    this.mostNames = mostNames;
  }

  /** With levels, titles, conditions and questions in words. */
  String full(List<Entry> entries) {
    return grouped(entries, Entry::position, alike -> full(alike, alike.getFirst().position()));
  }

  /** With the general words only. */
  String brief(List<Entry> entries) {
    return grouped(entries, entry -> entry.position().verdict(), this::general);
  }

  /** Only which regions decided. */
  String briefest(List<Entry> entries) {
    return in.text("sms.decided", Map.of("regions", regions(entries)));
  }

  private <K> String grouped(
      List<Entry> entries, Function<Entry, K> alike, Function<List<Entry>, String> words) {
    Map<K, List<Entry>> groups = new LinkedHashMap<>();
    entries.forEach(
        entry -> groups.computeIfAbsent(alike.apply(entry), key -> new ArrayList<>()).add(entry));
    return String.join(in.text("entries.separator"), groups.values().stream().map(words).toList());
  }

  private String full(List<Entry> alike, Position position) {
    return say(
        alike,
        position.grant().map(this::grant).orElse(in.text("grant.other")),
        in.list(position.conditions(), code -> in.word("condition", code)),
        in.list(position.questions(), code -> in.word("question", code)));
  }

  private String general(List<Entry> alike) {
    return say(
        alike, in.text("grant.other"), in.text("condition.other"), in.text("question.other"));
  }

  private String say(List<Entry> alike, String grant, String conditions, String questions) {
    return in.text(
        "entry." + alike.getFirst().position().verdict(),
        Map.of(
            "regions", regions(alike),
            "grant", grant,
            "conditions", conditions,
            "questions", questions));
  }

  private String regions(List<Entry> entries) {
    String names =
        String.join(
            in.text("list.separator"),
            entries.stream().limit(mostNames).map(entry -> in.region(entry.host())).toList());
    return entries.size() <= mostNames
        ? names
        : names + in.text("regions.more", Map.of("count", Integer.toString(entries.size())));
  }

  private String grant(Grant grant) {
    if (!in.known("grant", grant.type())) {
      return in.text("grant.other");
    }
    String level = grant.level().map(code -> in.wordOr("level", code)).orElse("");
    String title = grant.title().map(code -> in.wordOr("grade", code)).orElse("");
    return in.text(
        "grant." + grant.type(),
        Map.of("level", in.following(level), "title", in.following(title)));
  }
}
