package cn.yichi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole journey in one JVM: three registries, two hosts, real broker, wire database, HTTP. */
class SandboxTest {
  @TempDir private static Path folder;
  private static int status;
  private static List<HttpPlay.Played> day = List.of();
  private static JsonNode summary = JsonMapper.builder().build().createObjectNode();

  @BeforeAll
  static void the_journey_is_made_once() throws IOException {
    Path file = folder.resolve("summary.json");
    status =
        Sandbox.execute(
            ports -> day = employersDay(ports),
            "--once",
            "--certificates=400",
            "--seed=3",
            "--free-ports",
            "--settle-timeout=240",
            "--summary=" + file);
    summary = JsonMapper.builder().build().readTree(Files.readString(file));
  }

  private static List<HttpPlay.Played> employersDay(Ports ports) {
    try {
      Path file = Golden.repositoryRoot().resolve("docs/employer-day.http");
      return HttpPlay.of(
          HttpFile.parse(Files.readString(file)),
          Map.of(
              "provider", "http://127.0.0.1:" + ports.provider(),
              "chongqing", recognition(ports, "500000"),
              "sichuan", recognition(ports, "510000")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String recognition(Ports ports, String region) {
    return ports.services().stream()
        .filter(each -> each.kind() == ServiceAt.Kind.RECOGNITION && each.region().equals(region))
        .findFirst()
        .orElseThrow()
        .url();
  }

  @Test
  void an_employers_day_goes_as_its_file_says() {
    assertThat(day).hasSizeGreaterThan(15);
    assertThat(day).allSatisfy(step -> assertThat(step.faults()).as(step.title()).isEmpty());
  }

  @Test
  void the_books_agree() {
    assertThat(summary.path("differences")).isEmpty();
    assertThat(summary.path("booksAgree").asBoolean()).isTrue();
    assertThat(status).isZero();
  }

  @Test
  void exactly_the_spoiled_rows_are_refused_each_under_its_own_code() {
    assertThat(summary.path("refused")).isEqualTo(summary.path("expectedRefused"));
    assertThat(summary.path("refused")).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "A1, 王川江（四川 车工 四级）在重庆江津, GRANTED, 四级",
    "A2, 王川江申请江津购房补贴, NOT_ELIGIBLE, 特级技师",
    "A2, 特级技师，未报房价, NEEDS_FACTS, 总价",
    "A2, 特级技师，房价 80 万元, ELIGIBLE, 80000.00",
    "A2, 特级技师，房价 100 万元, ELIGIBLE, 100000.00",
    "A2, 特级技师，房价 150 万元, ELIGIBLE, 100000.00",
    "A3, 周旭阳（重庆 焊工 一级，2016）2017 年在四川, NO_AGREEMENT, 2020-07-03",
    "A4, 周旭阳今日在四川, REFERRED, ''",
    "A5, 周旭阳，档案写“高级工”, REFERRED, ''",
    "A8, 魏玮（浙江诸暨 三级）2023 年 1 月在重庆, NO_AGREEMENT, ''",
    "A8, 魏玮今日在重庆, REFERRED, ''"
  })
  void the_stories_are_answered(String id, String question, String outcome, String words) {
    JsonNode told = null;
    for (JsonNode each : summary.path("stories")) {
      if (each.path("id").asString().equals(id)
          && each.path("question").asString().equals(question)) {
        told = each;
      }
    }
    assertThat(told).as(question).isNotNull();
    assertThat(told.path("outcome").asString()).isEqualTo(outcome);
    assertThat(told.path("answer").asString()).contains(words);
  }

  @Test
  void no_message_reaches_the_provider_twice() {
    assertThat(summary.path("sms").path("accepted").asLong()).isPositive();
    assertThat(summary.path("sms").path("accepted").asLong())
        .isEqualTo(summary.path("notices").path("SMS").path("SENT").asLong());
  }
}
