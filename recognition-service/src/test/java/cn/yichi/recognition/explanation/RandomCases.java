package cn.yichi.recognition.explanation;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Cases;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Neighbours;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.StoryTable;
import cn.yichi.recognition.file.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws cases: neighbours of the stories, and every form of clause with any of its changes. */
final class RandomCases {
  private static final List<Map<String, String>> CHANGES = StoryTable.read("/clauses/forms.csv");
  private static final List<Map<String, String>> EXPECTATIONS =
      StoryTable.read("/stories/expectations.csv");
  private static final Map<String, Map<String, String>> STORIES =
      StoryTable.read("/stories/stories.csv").stream()
          .collect(Collectors.toMap(row -> row.get("story"), Function.identity()));
  private static final Map<String, Agreement> FORMS =
      forms().entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  each -> Documents.of(document(each.getValue())).all().getFirst(),
                  (one, other) -> one,
                  LinkedHashMap::new));

  private static final Map<String, String> BASE = StoryTable.read("/clauses/base.csv").getFirst();

  private final Random random;

  /** A case and the day asked about. */
  record Drawn(Case subject, LocalDate asOf) {}

  RandomCases(Random random) {
    this.random = random;
  }

  Drawn next() {
    return random.nextBoolean() ? neighbour() : ofForms();
  }

  private Drawn neighbour() {
    Map<String, String> row = EXPECTATIONS.get(random.nextInt(EXPECTATIONS.size()));
    Map<String, String> cells =
        Neighbours.draw(STORIES.get(row.get("story")), row.get("change"), random);
    return drawn(cells, measured(Documents.agreements().all()));
  }

  private Drawn ofForms() {
    List<Agreement> forms = List.copyOf(FORMS.values());
    List<Agreement> documents = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      documents.add(as("form-" + i, forms.get(random.nextInt(forms.size()))));
    }
    Map<String, String> cells = new HashMap<>(BASE);
    for (int i = 0; i <= random.nextInt(2); i++) {
      change(CHANGES.get(random.nextInt(CHANGES.size())).get("change"), cells);
    }
    cells.put("status", random.nextInt(8) == 0 ? "SUSPENDED" : cells.get("status"));
    cells.put("validUntil", random.nextInt(8) == 0 ? "2022-01-01" : cells.get("validUntil"));
    return drawn(cells, measured(documents));
  }

  private Agreement as(String id, Agreement form) {
    Optional<LocalDate> until =
        random.nextInt(6) == 0 ? Optional.of(LocalDate.of(2021, 12, 31)) : Optional.empty();
    return new Agreement(
        id,
        form.version(),
        form.kind(),
        form.titleZh(),
        form.titleEn(),
        form.parties(),
        form.signedOn(),
        new Effective(form.effective().from(), until, form.effective().basis()),
        form.textSeen(),
        form.provenance(),
        form.clauses());
  }

  /** Every row of the table of forms. */
  List<Drawn> table() {
    List<Drawn> all = new ArrayList<>();
    for (Map<String, String> row : CHANGES) {
      Map<String, String> cells = new HashMap<>(BASE);
      change(row.get("change"), cells);
      AgreementBook book =
          new AgreementBook(List.of(requireNonNull(FORMS.get(row.get("form")), "a form")));
      all.add(new Drawn(Cases.of(cells, book), LocalDate.parse(cells.get("asOf"))));
    }
    return all;
  }

  private static void change(String changes, Map<String, String> cells) {
    for (String each : changes.split("&")) {
      if (!each.isEmpty()) {
        cells.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
      }
    }
  }

  private AgreementBook measured(List<Agreement> documents) {
    Agreement one = documents.get(random.nextInt(documents.size()));
    return switch (random.nextInt(6)) {
      case 0 ->
          new AgreementBook(
              documents,
              Map.of(one.ref(), List.of(measure(Measure.Kind.SUSPENSION, Measure.Reach.WHOLE))));
      case 1 ->
          new AgreementBook(
              documents,
              Map.of(
                  one.ref(),
                  List.of(
                      measure(
                          Measure.Kind.SAFEGUARD,
                          new Measure.Reach(
                              Optional.of(one.clauses().getFirst().id()),
                              Optional.empty(),
                              List.of(),
                              Optional.empty())))));
      default -> new AgreementBook(documents);
    };
  }

  private Measure measure(Measure.Kind kind, Measure.Reach reach) {
    return new Measure(
        "rest",
        new Region("500000"),
        kind,
        reach,
        LocalDate.of(2020, 1, 1),
        random.nextBoolean() ? Optional.of(LocalDate.of(2024, 1, 1)) : Optional.empty(),
        "复核");
  }

  private Drawn drawn(Map<String, String> cells, AgreementBook book) {
    Case plain = Cases.of(cells, book);
    LocalDate asOf = LocalDate.parse(cells.get("asOf"));
    List<Ruling> rulings = new ArrayList<>();
    while (random.nextInt(3) == 0) {
      rulings.add(ruling(book, rulings.size()));
    }
    return new Drawn(
        new Case(
            plain.certificate(),
            plain.holderRecords(),
            plain.issuer(),
            book,
            plain.catalogue(),
            plain.host(),
            plain.honours(),
            plain.reviews(),
            rulings),
        asOf);
  }

  private Ruling ruling(AgreementBook book, int number) {
    Agreement of = book.all().get(random.nextInt(book.all().size()));
    ClauseRef clause = of.ref(of.clauses().get(random.nextInt(of.clauses().size())));
    Question[] questions = Question.values();
    Condition[] conditions = Condition.values();
    return new Ruling(
        "ruling-" + number,
        Optional.empty(),
        clause,
        random.nextBoolean()
            ? new Ruling.Subject.Open(questions[random.nextInt(questions.length)])
            : new Ruling.Subject.Unfulfilled(conditions[random.nextInt(conditions.length)]),
        random.nextBoolean(),
        LocalDate.of(2015, 1, 1),
        Optional.empty(),
        "会议纪要",
        "测试");
  }

  private static String document(String clause) {
    return """
        id: form
        version: 1
        kind: AGREEMENT
        title: {zh: 文件, en: document}
        parties: ["510000", "500000"]
        signedOn: UNSTATED
        effective: {from: "2020-07-03", until: UNSTATED, basis: STATED}
        textSeen: true
        provenance: {sources: [a page], note: a form}
        clauses:
          - id: only
            citation: {document: 文件, clause: UNSTATED, source: a page}
        """
        + clause.indent(4);
  }

  private static Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    String name = "";
    for (String line : text("/clauses/forms.yaml").lines().toList()) {
      if (line.startsWith("=== ")) {
        name = line.substring(4);
      } else if (!name.isEmpty()) {
        forms.merge(name, line, (before, more) -> before + "\n" + more);
      }
    }
    return forms;
  }

  private static String text(String resource) {
    try (InputStream stream = RandomCases.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
