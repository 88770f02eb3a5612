package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.Drafts;
import cn.yichi.registry.certificate.InMemoryPersons;
import cn.yichi.registry.certificate.RegisterCertificates;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.file.SpooledFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A bureau with its registry: real files, jobs and certificates in memory. */
final class Bureau {
  static final int BATCH = 10;

  final InMemoryImportJobs jobs;

  /** What was entered in the audit log. */
  final List<ImportJob> ended = new ArrayList<>();

  Runnable beforeEntry = () -> {};

  final ImportTools tools;
  final ReceiveImports imports;

  Bureau(Path directory, Certificates certificates) {
    this(directory, certificates, new InMemoryImportJobs(), Duration.ZERO, Drafts.CLOCK, BATCH);
  }

  /** The same bureau with another register behind it, as after a restart. */
  Bureau(Path directory, Certificates certificates, Bureau before) {
    this(directory, certificates, before.jobs, Duration.ZERO, Drafts.CLOCK, BATCH);
  }

  /** As in production: batches of 500, a checkpoint each second. */
  static Bureau inLargeBatches(Path directory, Certificates certificates) {
    return new Bureau(
        directory,
        certificates,
        new InMemoryImportJobs(),
        Duration.ofSeconds(1),
        Clock.systemUTC(),
        500);
  }

  private Bureau(
      Path directory,
      Certificates certificates,
      InMemoryImportJobs stored,
      Duration checkpoints,
      Clock clock,
      int batch) {
    jobs = stored;
    SpooledFiles files = new SpooledFiles(directory);
    tools =
        new ImportTools(
            jobs,
            files.uploads(),
            files.errors(),
            new ImportTools.Checking(Drafts.validation(), Drafts.directory()),
            new RegisterCertificates(
                new InMemoryPersons(),
                Registrations.pseudonyms(),
                certificates,
                Registrations.IDENTITIES,
                clock),
            Passing.class::isInstance,
            job -> {
              beforeEntry.run();
              ended.add(job);
            },
            new IntakeLimits(
                1_000_000_000L,
                3,
                2,
                batch,
                checkpoints,
                Duration.ofSeconds(30),
                Duration.ofMillis(10)),
            clock);
    imports = new ReceiveImports(tools, new ImportQueue(tools, "bureau", Duration.ofDays(1)));
  }

  /** A failure of the store that passes. */
  static final class Passing extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static ReceiveImports.Label label(String fileName) {
    return new ReceiveImports.Label(fileName, false, "sealed sender");
  }

  ImportId upload(String text) {
    return upload(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  ImportId upload(InputStream file) {
    try {
      return switch (imports.receive(label("样例.csv"), -1, file)) {
        case ReceiveImports.Received.Queued queued -> queued.job().id();
        case ReceiveImports.Received.TooLarge tooLarge -> throw new AssertionError(tooLarge);
        case ReceiveImports.Received.TooManyOpen tooMany -> throw new AssertionError(tooMany);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Runs a job, as a fresh start of the service would. */
  ImportJob run(ImportId id) {
    try {
      var claimed =
          jobs.claim(id, "bureau", tools.clock().instant(), tools.limits().hold()).orElseThrow();
      new ImportRun(tools, claimed, new Stop()).run();
    } catch (IOException | InterruptedException | RunEnded failure) {
      throw new AssertionError(failure);
    }
    return job(id);
  }

  ImportJob imported(String text) {
    return run(upload(text));
  }

  ImportJob job(ImportId id) {
    return jobs.find(id).orElseThrow();
  }

  List<String> errorLines(ImportJob job) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      imports.writeErrors(job, out);
    } catch (IOException | FileRefused failure) {
      throw new AssertionError(failure);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
