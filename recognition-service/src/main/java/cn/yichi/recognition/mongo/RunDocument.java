package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.Span;
import cn.yichi.recognition.decision.Touched;
import cn.yichi.recognition.reassessment.Bucket;
import cn.yichi.recognition.reassessment.Run;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;

/** A run as its document; its buckets stand under their numbers. */
final class RunDocument {
  static final String BUCKETS = "buckets";
  static final String STEP = "step";

  private RunDocument() {}

  static Document write(Run run) {
    Document buckets = new Document();
    run.buckets().forEach(each -> buckets.append(Integer.toString(each.number()), write(each)));
    return new Document("_id", run.id())
        .append("schemaVersion", 1)
        .append("kind", run.aim().kind().name())
        .append("subject", run.aim().subject())
        .append("target", run.aim().target())
        .append("touched", write(run.touched()))
        .append("cause", run.cause().name())
        .append("expected", run.expected())
        .append("state", run.state().name())
        .append("begun", Date.from(run.begun()))
        .append("moved", Date.from(run.moved()))
        .append("sent", Date.from(run.sent()))
        .append(BUCKETS, buckets);
  }

  static Document write(Bucket bucket) {
    return new Document("after", bucket.span().after())
        .append("before", bucket.span().before())
        .append("last", bucket.last())
        .append(STEP, bucket.step())
        .append("examined", bucket.examined())
        .append("changed", bucket.changed())
        .append("done", bucket.done());
  }

  private static Document write(Touched touched) {
    return switch (touched) {
      case Touched.ByRules(var texts) -> new Document("rules", List.copyOf(texts));
      case Touched.ByDay(var day) -> new Document("day", day.toString());
      case Touched.ByIssuer(var issuer, var notOn) -> {
        Document by =
            new Document("home", issuer.home().code()).append("code", issuer.code().value());
        notOn.ifPresent(version -> by.append("notOn", version));
        yield by;
      }
    };
  }

  static Run read(Document stored) {
    return new Run(
        stored.getString("_id"),
        new Run.Aim(
            Run.Kind.valueOf(stored.getString("kind")),
            stored.getString("subject"),
            stored.getString("target")),
        touched(stored.get("touched", Document.class)),
        Cause.valueOf(stored.getString("cause")),
        stored.getLong("expected"),
        Run.State.valueOf(stored.getString("state")),
        stored.getDate("begun").toInstant(),
        stored.getDate("moved").toInstant(),
        stored.getDate("sent").toInstant(),
        Optional.<Date>ofNullable(stored.getDate("ended")).map(Date::toInstant),
        stored.get(BUCKETS, Document.class).entrySet().stream()
            .map(each -> bucket(Integer.parseInt(each.getKey()), (Document) each.getValue()))
            .sorted(Comparator.comparingInt(Bucket::number))
            .toList());
  }

  private static Bucket bucket(int number, Document stored) {
    return new Bucket(
        number,
        new Span(stored.getString("after"), stored.getString("before")),
        stored.getString("last"),
        stored.getLong(STEP),
        stored.getLong("examined"),
        stored.getLong("changed"),
        stored.getBoolean("done"));
  }

  private static Touched touched(Document by) {
    if (by.containsKey("rules")) {
      return new Touched.ByRules(new HashSet<>(by.getList("rules", String.class)));
    }
    if (by.containsKey("day")) {
      return new Touched.ByDay(LocalDate.parse(by.getString("day")));
    }
    return new Touched.ByIssuer(
        new IssuerId(new Region(by.getString("home")), new IssuerCode(by.getString("code"))),
        by.containsKey("notOn") ? OptionalInt.of(by.getInteger("notOn")) : OptionalInt.empty());
  }
}
