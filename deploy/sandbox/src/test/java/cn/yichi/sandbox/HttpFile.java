package cn.yichi.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code .http} file as the extension "REST Client" reads it, as far as ours go: variables,
 * named requests, headers, a body; and our own {@code # expect} lines.
 *
 * @param variables as the file sets them
 * @param steps in order
 */
record HttpFile(Map<String, String> variables, List<Step> steps) {
  private static final Pattern VARIABLE = Pattern.compile("@(\\w+)\\s*=\\s*(\\S+)");
  private static final Pattern NAME = Pattern.compile("# @name (\\w+)");
  private static final Pattern REQUEST =
      Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (\\S+)(?: HTTP/1\\.1)?");
  private static final Pattern HEADER = Pattern.compile("([\\w-]+): ?(.*)");
  private static final String EXPECT = "# expect ";

  /**
   * One request and what it must answer.
   *
   * @param title the words behind its {@code ###}
   * @param name empty where no later step asks for its answer
   */
  record Step(
      String title,
      String name,
      String method,
      String url,
      Map<String, String> headers,
      String body,
      List<String> expectations) {}

  /**
   * @throws IllegalArgumentException naming the line that is not understood: what a test does not
   *     understand it does not test
   */
  static HttpFile parse(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (String part : ("\n" + text).split("\n(?=###)", -1)) {
      List<String> lines = part.strip().lines().toList();
      if (lines.isEmpty() || !lines.getFirst().startsWith("###")) {
        lines.forEach(line -> variable(line, variables));
      } else {
        steps.add(step(lines));
      }
    }
    return new HttpFile(variables, steps);
  }

  private static void variable(String line, Map<String, String> variables) {
    Matcher variable = VARIABLE.matcher(line);
    if (variable.matches()) {
      variables.put(variable.group(1), variable.group(2));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      throw new IllegalArgumentException("not understood: " + line);
    }
  }

  private static Step step(List<String> lines) {
    String name = "";
    List<String> expectations = new ArrayList<>();
    int at = 1;
    for (; at < lines.size() && lines.get(at).startsWith("#"); at++) {
      String line = lines.get(at);
      Matcher named = NAME.matcher(line);
      if (named.matches()) {
        name = named.group(1);
      } else if (line.startsWith(EXPECT)) {
        expectations.add(line.substring(EXPECT.length()));
      }
    }
    Matcher request = at < lines.size() ? REQUEST.matcher(lines.get(at)) : REQUEST.matcher("");
    if (!request.matches()) {
      throw new IllegalArgumentException("no request under " + lines.getFirst());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (at++; at < lines.size() && !lines.get(at).isBlank(); at++) {
      Matcher header = HEADER.matcher(lines.get(at));
      if (!header.matches()) {
        throw new IllegalArgumentException("not understood: " + lines.get(at));
      }
      headers.put(header.group(1), header.group(2));
    }
    String body = at < lines.size() ? String.join("\n", lines.subList(at + 1, lines.size())) : "";
    return new Step(
        lines.getFirst().substring(3).strip(),
        name,
        request.group(1),
        request.group(2),
        headers,
        body,
        expectations);
  }
}
