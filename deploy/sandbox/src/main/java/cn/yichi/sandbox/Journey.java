package cn.yichi.sandbox;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.sample.SampleFile;
import cn.yichi.sandbox.sample.SampleRegion;
import cn.yichi.sandbox.sample.StoryPeople;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Sends the bureaus' files on their way and follows them until every book agrees. */
final class Journey {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration OLDEST_SUMMARY = Duration.ofMinutes(2);
  private static final int COUNT_COSTS = 20;
  private static final int COMPARISON_COSTS = 2;
  private static final int SHARE_OF_THE_THIRD_REGISTRY = 20;

  private final Tokens tokens;
  private final Api officer;
  private final Api tool;
  private final Stories stories;
  private final Options options;
  private final List<ServiceAt> services;
  private final SmsStandIn sms;
  private final long processStart;
  private final PrintStream out;

  Journey(
      Options options,
      List<ServiceAt> services,
      SmsStandIn sms,
      long processStart,
      Tokens tokens,
      PrintStream out) {
    this.tokens = tokens;
    this.officer = new Api(tokens, Role.OFFICER);
    this.tool = new Api(tokens, Role.SERVICE);
    this.stories = new Stories(new Api(tokens, Role.EMPLOYER), officer, services);
    this.options = options;
    this.services = services;
    this.sms = sms;
    this.processStart = processStart;
    this.out = out;
  }

  void awaitServices() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    for (ServiceAt service : services) {
      while (!tool.ready(service.url())) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(service.name() + " is not ready; see its log");
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    }
  }

  Summary run(Path folder) throws IOException, InterruptedException {
    Imports imports = new Imports(officer);
    services.stream()
        .filter(service -> service.kind() == ServiceAt.Kind.RECOGNITION)
        .forEach(host -> SampleEmployer.authorise(officer, tokens.provider(), host));
    long begun = System.nanoTime();
    for (Map.Entry<String, Path> story : new TreeMap<>(StoryPeople.write(folder)).entrySet()) {
      imports.upload(registry(story.getKey()), story.getValue());
    }
    Map<String, Long> expected = new TreeMap<>();
    long rows = StoryPeople.values().length + uploadSamples(imports, folder, expected);
    for (Options.BureauFile file : options.imports) {
      imports.upload(registry(file.region()), file.file());
    }
    double firstDecision = Double.NaN;
    ProgressBar bar = new ProgressBar(out);
    long deadline = begun + TimeUnit.SECONDS.toNanos(options.settleTimeoutSeconds);
    Imports.State state = imports.state();
    Books.Comparison comparison = null;
    long nextComparison = 0;
    long nextCount = 0;
    while (System.nanoTime() < deadline) {
      if (Double.isNaN(firstDecision) && stories.firstRecognised()) {
        firstDecision = seconds(processStart);
        out.printf(
            "%n  first recognised certificate after %.1f s: 王川江, 四川 车工 四级 → 重庆%n", firstDecision);
      }
      state = imports.state();
      if (System.nanoTime() >= nextCount) {
        long before = System.nanoTime();
        bar.show(
            state.read(),
            counted("recognition", "/api/decisions/summary"),
            counted("notification", "/api/notices/summary"),
            rows);
        nextCount = next(before, 2, COUNT_COSTS);
      }
      if (state.ended() && System.nanoTime() >= nextComparison) {
        long before = System.nanoTime();
        comparison = new Books(tool, services).compare();
        if (comparison.agree()) {
          break;
        }
        nextComparison = next(before, 1, COMPARISON_COSTS);
      }
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
    state.failed().forEach(out::println);
    double elapsed = seconds(begun);
    if (comparison == null) {
      comparison = new Books(tool, services).compare();
    }
    return summary(state, expected, comparison, firstDecision, elapsed);
  }

  private long uploadSamples(Imports imports, Path folder, Map<String, Long> expected)
      throws IOException {
    long rows = 0;
    for (SampleRegion region : options.all().stream().map(SampleRegion::named).toList()) {
      boolean publisherOnly = !Ports.WHOLE.contains(region.code());
      long count =
          publisherOnly ? options.certificates / SHARE_OF_THE_THIRD_REGISTRY : options.certificates;
      if (count > 0) {
        SampleFile file =
            SampleFile.write(
                region, count, options.seed, folder.resolve("sample-" + region.code() + ".csv"));
        file.bad().forEach((code, times) -> expected.merge(code, times, Long::sum));
        imports.upload(registry(region.code()), file.file());
        Files.delete(file.file());
        rows += count;
      }
    }
    return rows;
  }

  /** Looking must not slow what is looked at: the longer a look took, the longer until the next. */
  private static long next(long began, long atLeastSeconds, long timesItsCost) {
    long cost = System.nanoTime() - began;
    return System.nanoTime()
        + Math.max(TimeUnit.SECONDS.toNanos(atLeastSeconds), timesItsCost * cost);
  }

  private Summary summary(
      Imports.State state,
      Map<String, Long> expected,
      Books.Comparison comparison,
      double firstDecision,
      double elapsed)
      throws InterruptedException {
    Map<String, String> urls = new LinkedHashMap<>();
    services.forEach(service -> urls.put(service.name(), service.url()));
    // Counted before the stories are told: an answer against a holder has him told of it.
    Map<String, Map<String, Long>> told = notices();
    Map<String, Long> messages = Map.of("accepted", sms.accepted(), "duplicates", sms.duplicates());
    return new Summary(
        state.accepted(),
        state.known(),
        state.refused(),
        expected,
        comparison.decided(),
        told,
        messages,
        comparison.agree() && state.failed().isEmpty(),
        comparison.differences(),
        firstDecision,
        elapsed,
        state.accepted() / Math.max(0.001, elapsed),
        stories.tell(),
        urls);
  }

  private Map<String, Map<String, Long>> notices() throws InterruptedException {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    for (ServiceAt desk : services) {
      if (desk.kind() == ServiceAt.Kind.NOTIFICATION) {
        for (Map.Entry<String, JsonNode> channel :
            freshSummary(desk).path("channels").properties()) {
          Map<String, Long> states = all.computeIfAbsent(channel.getKey(), c -> new TreeMap<>());
          channel
              .getValue()
              .properties()
              .forEach(each -> states.merge(each.getKey(), each.getValue().asLong(), Long::sum));
        }
      }
    }
    return all;
  }

  /** A desk answers with what it counted some seconds ago; what is summed up here is the end. */
  private JsonNode freshSummary(ServiceAt desk) throws InterruptedException {
    Instant now = Instant.now();
    long deadline = System.nanoTime() + OLDEST_SUMMARY.toNanos();
    JsonNode summary = tool.get(desk.url() + "/api/notices/summary");
    while (Instant.parse(summary.path("asOf").asString()).isBefore(now)
        && System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      summary = tool.get(desk.url() + "/api/notices/summary");
    }
    return summary;
  }

  private long counted(String kind, String path) {
    long total = 0;
    for (ServiceAt service : services) {
      if (service.name().startsWith(kind)) {
        total += tool.get(service.url() + path).path("total").asLong();
      }
    }
    return total;
  }

  private ServiceAt registry(String region) {
    return services.stream()
        .filter(
            service -> service.kind() == ServiceAt.Kind.REGISTRY && service.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
