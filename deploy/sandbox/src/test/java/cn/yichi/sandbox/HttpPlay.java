package cn.yichi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the requests of an {@code .http} file in order, and holds answers against expectations. */
final class HttpPlay {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SLOT = Pattern.compile("\\{\\{([^}]+)}}");
  private static final Pattern ANSWERED =
      Pattern.compile("(\\w+)\\.response\\.(body\\.\\$|headers)\\.(.+)");
  private static final Pattern EXPECTATION =
      Pattern.compile(
          "(eventually )?(status|(?:header [\\w-]+|body(?:\\.[\\w.-]+)?)(?= (?:=|contains) ))"
              + " ?(=|contains)? ?(.+)");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<String, String> variables;
  private final Map<String, HttpResponse<String>> answers = new HashMap<>();

  private HttpPlay(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * A step that was played.
   *
   * @param faults what was not as expected, with the answer
   */
  record Played(String title, List<String> faults) {}

  /**
   * @param instead values of the file's variables, in place of those in it
   */
  static List<Played> of(HttpFile file, Map<String, String> instead) {
    if (!file.variables().keySet().equals(instead.keySet())) {
      throw new IllegalArgumentException(file.variables().keySet() + " against " + instead);
    }
    HttpPlay play = new HttpPlay(instead);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return file.steps().stream().map(each -> play.step(client, each)).toList();
    }
  }

  private Played step(HttpClient client, HttpFile.Step step) {
    long end = System.nanoTime() + LONGEST.toNanos();
    HttpResponse<String> answer = send(client, step);
    while (step.expectations().stream().anyMatch(each -> awaits(each, answers.get(step.title())))
        && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      answer = send(client, step);
    }
    List<String> faults = new ArrayList<>();
    if (step.expectations().stream().noneMatch(each -> each.startsWith("status "))) {
      faults.add("no status is expected");
    }
    for (String each : step.expectations()) {
      if (!holds(each, answer)) {
        faults.add("expected " + each + " of " + answer.statusCode() + " " + answer.body());
      }
    }
    return new Played(step.title(), faults);
  }

  private static boolean awaits(String expectation, HttpResponse<String> answer) {
    return expectation.startsWith("eventually ") && !holds(expectation, answer);
  }

  private HttpResponse<String> send(HttpClient client, HttpFile.Step step) {
    String body = filled(step.body());
    var request =
        HttpRequest.newBuilder(URI.create(filled(step.url()).replace(" ", "%20")))
            .timeout(Duration.ofMinutes(1))
            .method(
                step.method(),
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    step.headers().forEach((name, value) -> request.header(name, header(filled(value))));
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
      answers.put(step.title(), answer);
      if (!step.name().isEmpty()) {
        answers.put(step.name(), answer);
      }
      return answer;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(step.title(), failed);
    }
  }

  /** {@code Basic user password} is encoded by whoever sends it. */
  private static String header(String value) {
    String[] words = value.split(" ");
    return words.length == 3 && words[0].equals("Basic")
        ? "Basic " + Base64.getEncoder().encodeToString((words[1] + ":" + words[2]).getBytes(UTF_8))
        : value;
  }

  private String filled(String text) {
    return SLOT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  private String value(String slot) {
    Matcher answered = ANSWERED.matcher(slot);
    if (!answered.matches()) {
      return known(variables.get(slot), slot);
    }
    HttpResponse<String> answer = known(answers.get(answered.group(1)), slot);
    String name = answered.group(3);
    return answered.group(2).equals("headers")
        ? answer.headers().firstValue(name).orElseThrow()
        : at(answer, name);
  }

  private static <T> T known(@Nullable T value, String slot) {
    if (value == null) {
      throw new IllegalArgumentException("nothing is known of " + slot);
    }
    return value;
  }

  private static boolean holds(String expectation, HttpResponse<String> answer) {
    Matcher parts = EXPECTATION.matcher(expectation);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not understood: " + expectation);
    }
    String what = parts.group(2);
    String found;
    if (what.equals("status")) {
      found = String.valueOf(answer.statusCode());
    } else if (what.startsWith("header ")) {
      found = String.join(", ", answer.headers().allValues(what.substring("header ".length())));
    } else {
      found = what.equals("body") ? answer.body() : at(answer, what.substring("body.".length()));
    }
    return "contains".equals(parts.group(3))
        ? found.contains(parts.group(4))
        : found.equals(parts.group(4));
  }

  private static String at(HttpResponse<String> answer, String path) {
    try {
      JsonNode found = JSON.readTree(answer.body()).at("/" + path.replace('.', '/'));
      return found.isValueNode() ? found.asString() : found.toString();
    } catch (JacksonException noJson) {
      return "";
    }
  }
}
