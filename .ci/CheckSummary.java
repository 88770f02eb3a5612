import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the summary of a one-shot run: {@code java CheckSummary.java <file>}. Exits 0 when it is
 * sound, else 1 with what is wrong. A program of one file, so that CI needs nothing but a JDK.
 */
final class CheckSummary {
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    System.out.println(Files.readString(file));
    var faults = faults((Map<?, ?>) new Json(Files.readString(file)).value());
    faults.forEach(fault -> System.err.println("WRONG: " + fault));
    System.out.println(faults.isEmpty() ? "The summary is sound." : "The summary is NOT sound.");
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private static List<String> faults(Map<?, ?> summary) {
    var faults = new ArrayList<String>();
    check(faults, Boolean.TRUE.equals(summary.get("booksAgree")), "the books do not agree");
    check(faults, sum(summary.get("accepted")) > 0, "no certificate was accepted");
    check(faults, sum(summary.get("decided")) > 0, "nothing was decided");
    check(faults, sum(summary.get("notices")) > 0, "no notice was written");
    check(faults, sum(summary.get("certificatesPerSecond")) > 0, "there is no rate");
    var expected = summary.get("expectedRefused");
    check(faults, sum(expected) > 0, "the generator spoiled no row");
    check(
        faults,
        expected != null && expected.equals(summary.get("refused")),
        "refused " + summary.get("refused") + " where the generator spoiled " + expected);
    return faults;
  }

  private static void check(List<String> faults, boolean sound, String fault) {
    if (!sound) {
      faults.add(fault);
    }
  }

  /** The sum of all numbers in a value, however deep; 0 for anything else. */
  private static double sum(Object value) {
    return switch (value) {
      case Double number -> number;
      case Map<?, ?> map -> map.values().stream().mapToDouble(CheckSummary::sum).sum();
      case null, default -> 0;
    };
  }

  /** Reads JSON as maps, lists, strings, doubles, booleans and null. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      return switch (peek()) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        default -> word();
      };
    }

    private Map<String, Object> object() {
      var members = new LinkedHashMap<String, Object>();
      for (take(); peek() != '}'; skipComma()) {
        peek();
        var name = string();
        peek();
        take();
        members.put(name, value());
      }
      take();
      return members;
    }

    private List<Object> array() {
      var elements = new ArrayList<>();
      for (take(); peek() != ']'; skipComma()) {
        elements.add(value());
      }
      take();
      return elements;
    }

    private String string() {
      var read = new StringBuilder();
      for (take(); text.charAt(at) != '"'; ) {
        char c = take();
        read.append(c == '\\' ? escaped(take()) : c);
      }
      take();
      return read.toString();
    }

    private char escaped(char c) {
      return switch (c) {
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
        default -> c;
      };
    }

    private Object word() {
      int from = at;
      while (at < text.length() && ",]} \r\n\t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      var word = text.substring(from, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> Double.valueOf(word);
      };
    }

    private char peek() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.charAt(at);
    }

    private char take() {
      return text.charAt(at++);
    }

    private void skipComma() {
      if (peek() == ',') {
        at++;
      }
    }
  }
}
