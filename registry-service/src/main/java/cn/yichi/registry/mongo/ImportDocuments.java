package cn.yichi.registry.mongo;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.ImportId;
import cn.yichi.registry.intake.ImportJob;
import cn.yichi.registry.intake.ImportState;
import cn.yichi.registry.intake.Progress;
import cn.yichi.registry.intake.RowSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Import jobs as documents. */
final class ImportDocuments {
  private static final int SCHEMA = 1;

  private ImportDocuments() {}

  /** A job nobody has run yet. */
  static Document fresh(ImportJob job) {
    return new Document(StoredFields.ID, job.id().value())
        .append(StoredFields.SCHEMA_VERSION, SCHEMA)
        .append("open", true)
        .append("cancelRequested", false)
        .append(
            "lease",
            new Document("owner", "").append("fence", 0L).append("until", Date.from(Instant.EPOCH)))
        .append("kept", EnumSet.allOf(ImportJob.KeptFile.class).stream().map(Enum::name).toList())
        .append("upload", upload(job.upload()))
        .append("state", job.state().name())
        .append("progress", progress(job.progress()));
  }

  /** What a run changes. */
  static Document reached(ImportJob job) {
    Document changed =
        new Document("state", job.state().name()).append("progress", progress(job.progress()));
    StoredFields.put(changed, "checked", job.checked(), ImportDocuments::checked);
    StoredFields.put(changed, "startedAt", job.startedAt(), StoredFields::date);
    StoredFields.put(changed, "endedAt", job.endedAt(), StoredFields::date);
    StoredFields.put(changed, "fault", job.fault(), ImportDocuments::fault);
    return changed;
  }

  static ImportJob read(Document stored) {
    Set<ImportJob.KeptFile> deleted = EnumSet.allOf(ImportJob.KeptFile.class);
    stored
        .getList("kept", String.class)
        .forEach(kept -> deleted.remove(ImportJob.KeptFile.valueOf(kept)));
    return new ImportJob(
        new ImportId(stored.getString(StoredFields.ID)),
        ImportState.valueOf(stored.getString("state")),
        readUpload(StoredFields.inner(stored, "upload")),
        Optional.ofNullable(stored.get("checked", Document.class))
            .map(ImportDocuments::readChecked),
        readProgress(StoredFields.inner(stored, "progress")),
        Optional.ofNullable(stored.getDate("startedAt")).map(Date::toInstant),
        Optional.ofNullable(stored.getDate("endedAt")).map(Date::toInstant),
        Optional.ofNullable(stored.get("fault", Document.class)).map(ImportDocuments::readFault),
        deleted);
  }

  private static Document upload(ImportJob.Upload upload) {
    Document document =
        new Document("fileName", upload.fileName())
            .append("bytes", upload.bytes())
            .append("sha256", upload.sha256())
            .append("backfill", upload.backfill())
            .append("receivedAt", StoredFields.date(upload.receivedAt()));
    StoredFields.put(document, "sameFileAs", upload.sameFileAs(), ImportId::value);
    return document.append("sender", upload.sender());
  }

  private static ImportJob.Upload readUpload(Document stored) {
    return new ImportJob.Upload(
        stored.getString("fileName"),
        stored.getLong("bytes"),
        stored.getString("sha256"),
        stored.getBoolean("backfill"),
        StoredFields.instant(stored, "receivedAt"),
        StoredFields.text(stored, "sameFileAs").map(ImportId::new),
        StoredFields.text(stored, "sender").orElse(""));
  }

  private static Document checked(ImportJob.Checked checked) {
    return new Document("encoding", checked.form().encoding())
        .append("separator", String.valueOf(checked.form().separator()))
        .append("headings", checked.headings())
        .append("rows", checked.rows());
  }

  private static ImportJob.Checked readChecked(Document stored) {
    return new ImportJob.Checked(
        new RowSource.FileForm(
            stored.getString("encoding"), stored.getString("separator").charAt(0)),
        stored.getList("headings", String.class),
        stored.getLong("rows"));
  }

  private static Document fault(FileFault fault) {
    return new Document("code", fault.code().name())
        .append("value", fault.value())
        .append("line", fault.line());
  }

  private static FileFault readFault(Document stored) {
    return new FileFault(
        FileFault.Code.valueOf(stored.getString("code")),
        stored.getString("value"),
        stored.getLong("line"));
  }

  private static Document progress(Progress progress) {
    return new Document("rows", progress.rows())
        .append("accepted", progress.accepted())
        .append("alreadyKnown", progress.alreadyKnown())
        .append("refused", counts(progress.refused()))
        .append("warnings", counts(progress.warnings()))
        .append("errorParts", progress.errorParts())
        .append(
            "certificates",
            new Document("leaves", progress.certificates().leaves())
                .append("peaks", progress.certificates().peaks()))
        .append("activeMillis", progress.active().toMillis());
  }

  private static Progress readProgress(Document stored) {
    return new Progress(
        stored.getLong("rows"),
        stored.getLong("accepted"),
        stored.getLong("alreadyKnown"),
        readCounts(RowFaultCode.class, StoredFields.inner(stored, "refused")),
        readCounts(RowWarning.Code.class, StoredFields.inner(stored, "warnings")),
        List.copyOf(stored.getList("errorParts", String.class)),
        Optional.ofNullable(stored.get("certificates", Document.class))
            .map(tree -> new MerkleFrontier(tree.getLong("leaves"), peaks(tree)))
            .orElse(MerkleFrontier.EMPTY),
        Duration.ofMillis(stored.getLong("activeMillis")));
  }

  private static List<String> peaks(Document tree) {
    return tree.getList("peaks", String.class);
  }

  private static <K extends Enum<K>> Document counts(Map<K, Long> counts) {
    Document document = new Document();
    counts.forEach((code, count) -> document.append(code.name(), count));
    return document;
  }

  private static <K extends Enum<K>> Map<K, Long> readCounts(Class<K> codes, Document stored) {
    Map<K, Long> counts = new EnumMap<>(codes);
    stored.forEach((code, count) -> counts.put(Enum.valueOf(codes, code), (Long) count));
    return counts;
  }
}
