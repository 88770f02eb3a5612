package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.roster.RosterAsk;
import cn.yichi.recognition.roster.RosterFault;
import cn.yichi.recognition.roster.RosterId;
import cn.yichi.recognition.roster.RosterJob;
import cn.yichi.recognition.roster.RosterOutcome;
import cn.yichi.recognition.roster.RosterProgress;
import cn.yichi.recognition.roster.RosterRows;
import cn.yichi.recognition.roster.RosterState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** Rosters as documents. They hold no row: headings and counts only. */
final class RosterDocuments {
  static final String OWNER = "sender.owner";
  static final String ACTOR = "sender.actor";
  private static final int SCHEMA = 1;

  private RosterDocuments() {}

  /** One that nobody has worked on yet. */
  static Document fresh(RosterJob job) {
    return new Document("_id", job.id().value())
        .append("schemaVersion", SCHEMA)
        .append("open", true)
        .append(
            "lease",
            new Document("instance", "")
                .append("fence", 0L)
                .append("until", Date.from(Instant.EPOCH)))
        .append(
            "sender",
            new Document("owner", job.sender().owner())
                .append("account", job.sender().account())
                .append("actor", job.sender().actor()))
        .append(
            "ask",
            new Document("host", job.ask().host().code())
                .append("asOf", job.ask().asOf().toString())
                .append("purpose", job.ask().purpose().name())
                .append("basis", job.ask().basis().map(LegalBasis::name).orElse(""))
                .append("language", job.ask().language().toLanguageTag()))
        .append(
            "sheet",
            new Document("form", job.sheet().form().name())
                .append("headings", job.sheet().headings())
                .append("rows", job.sheet().rows()))
        .append("receivedAt", Date.from(job.sheet().receivedAt()))
        .append("state", job.state().name())
        .append("progress", progress(job.progress()));
  }

  /** What a run changes. */
  static Document reached(RosterJob job) {
    Document changed =
        new Document("state", job.state().name()).append("progress", progress(job.progress()));
    job.endedAt().ifPresent(at -> changed.append("endedAt", Date.from(at)));
    job.fault()
        .ifPresent(
            fault ->
                changed.append(
                    "fault",
                    new Document("code", fault.code().name())
                        .append("value", fault.value())
                        .append("line", fault.line())));
    return changed;
  }

  private static Document progress(RosterProgress progress) {
    Document outcomes = new Document();
    progress.outcomes().forEach((outcome, rows) -> outcomes.append(outcome.name(), rows));
    return new Document("outcomes", outcomes)
        .append(
            "parts",
            progress.parts().stream()
                .map(part -> new Document("name", part.name()).append("rows", part.rows()))
                .toList())
        .append("leaves", progress.certificates().leaves())
        .append("peaks", progress.certificates().peaks());
  }

  static RosterJob read(Document stored) {
    Document sender = stored.get("sender", Document.class);
    Document ask = stored.get("ask", Document.class);
    Document sheet = stored.get("sheet", Document.class);
    return new RosterJob(
        new RosterId(stored.getString("_id")),
        RosterState.valueOf(stored.getString("state")),
        new RosterJob.Sender(
            sender.getString("owner"), sender.getString("account"), sender.getString("actor")),
        new RosterAsk(
            new Region(ask.getString("host")),
            LocalDate.parse(ask.getString("asOf")),
            Purpose.valueOf(ask.getString("purpose")),
            basis(ask.getString("basis")),
            Locale.forLanguageTag(ask.getString("language"))),
        new RosterJob.Sheet(
            RosterRows.RosterForm.valueOf(sheet.getString("form")),
            sheet.getList("headings", String.class),
            sheet.getLong("rows"),
            stored.getDate("receivedAt").toInstant()),
        readProgress(stored.get("progress", Document.class)),
        Optional.ofNullable(stored.getDate("endedAt")).map(Date::toInstant),
        Optional.ofNullable(stored.get("fault", Document.class)).map(RosterDocuments::readFault));
  }

  /** Of rosters from before it was one of these words it is the sender's own. */
  private static Optional<LegalBasis> basis(String stored) {
    return Stream.of(LegalBasis.values()).filter(each -> each.name().equals(stored)).findFirst();
  }

  private static RosterProgress readProgress(Document stored) {
    Map<RosterOutcome, Long> outcomes = new EnumMap<>(RosterOutcome.class);
    stored
        .get("outcomes", Document.class)
        .forEach((outcome, rows) -> outcomes.put(RosterOutcome.valueOf(outcome), (Long) rows));
    List<RosterProgress.Part> parts =
        stored.getList("parts", Document.class).stream()
            .map(part -> new RosterProgress.Part(part.getString("name"), part.getLong("rows")))
            .toList();
    return new RosterProgress(
        outcomes,
        parts,
        new MerkleFrontier(stored.getLong("leaves"), stored.getList("peaks", String.class)));
  }

  private static RosterFault readFault(Document stored) {
    return new RosterFault(
        RosterFault.Code.valueOf(stored.getString("code")),
        stored.getString("value"),
        stored.getLong("line"));
  }
}
