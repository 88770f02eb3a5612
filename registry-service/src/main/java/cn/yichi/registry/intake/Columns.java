package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.SafeCell;
import cn.yichi.registry.certificate.CertificateDraft;
import cn.yichi.registry.certificate.DraftField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of one file: its own headings, and where each field stands among them. */
public final class Columns {
  private static final Set<DraftField> NEEDED =
      EnumSet.of(
          DraftField.NAME,
          DraftField.DOCUMENT_TYPE,
          DraftField.DOCUMENT_NUMBER,
          DraftField.KIND,
          DraftField.NUMBER,
          DraftField.ISSUER_CODE,
          DraftField.ISSUED_ON);
  private static final Set<DraftField> ONE_OF =
      EnumSet.of(DraftField.OCCUPATION_CODE, DraftField.OCCUPATION_NAME, DraftField.TITLE);
  private static final int PERSONAL_DIGITS = 6;
  private static final int ABSENT = -1;

  private final List<String> headings;
  private final int[] positions;

  private Columns(List<String> headings, int[] positions) {
    this.headings = List.copyOf(headings);
    this.positions = positions;
  }

  /**
   * Reads a file's headings; order is free, unknown ones are kept and ignored.
   *
   * @throws FileRefused when none is known, a needed one is missing or two mean the same field
   */
  public static Columns of(List<String> headings) throws FileRefused {
    int[] positions = new int[DraftField.values().length];
    Arrays.fill(positions, ABSENT);
    for (int i = 0; i < headings.size(); i++) {
      Optional<DraftField> field = Headings.fieldOf(headings.get(i));
      if (field.isPresent()) {
        place(headings, positions, field.get(), i);
      }
    }
    Columns columns = new Columns(headings, positions);
    columns.refuseMissing();
    return columns;
  }

  private static void place(List<String> headings, int[] positions, DraftField field, int at)
      throws FileRefused {
    int earlier = positions[field.ordinal()];
    if (earlier != ABSENT) {
      String both = headings.get(earlier).strip() + "、" + headings.get(at).strip();
      throw new FileRefused(new FileFault(FileFault.Code.COLUMN_TWICE, both, 1));
    }
    positions[field.ordinal()] = at;
  }

  private void refuseMissing() throws FileRefused {
    if (Arrays.stream(positions).allMatch(at -> at == ABSENT)) {
      // The line may be a person's row: say how many cells it has, never what is in them.
      String cells = Integer.toString(headings.size());
      throw new FileRefused(new FileFault(FileFault.Code.HEADINGS_UNKNOWN, cells, 1));
    }
    List<String> missing = new ArrayList<>();
    NEEDED.stream().filter(field -> !has(field)).forEach(field -> missing.add(name(field)));
    if (ONE_OF.stream().noneMatch(this::has)) {
      missing.add(String.join(" / ", ONE_OF.stream().map(this::name).toList()));
    }
    if (!missing.isEmpty()) {
      String names = String.join(english() ? ", " : "、", missing);
      throw new FileRefused(new FileFault(FileFault.Code.COLUMN_MISSING, names, 1));
    }
  }

  /** The sender's own headings. */
  public List<String> headings() {
    return headings;
  }

  /**
   * Headings that mean no field; their cells are kept for the error file only. Where one of them
   * looks like a number of a person, the line holds somebody's data, and none is shown.
   */
  public static List<String> ignored(List<String> headings) {
    List<String> unknown =
        headings.stream()
            .filter(heading -> !heading.isBlank() && Headings.fieldOf(heading).isEmpty())
            .toList();
    return unknown.stream().anyMatch(Columns::looksPersonal)
        ? unknown.stream().map(heading -> "***").toList()
        : unknown;
  }

  private static boolean looksPersonal(String heading) {
    return heading.chars().filter(Character::isDigit).count() >= PERSONAL_DIGITS;
  }

  /** The language of the headings, for what the sender is told. */
  public Locale language() {
    return language(headings);
  }

  /** The language in which these headings are written. */
  public static Locale language(List<String> headings) {
    return headings.stream().allMatch(heading -> heading.chars().allMatch(c -> c < 0x80))
        ? Locale.ENGLISH
        : Locale.SIMPLIFIED_CHINESE;
  }

  /** The field's name in the language of the headings. */
  public String name(DraftField field) {
    return english() ? field.nameEn() : field.nameZh();
  }

  /** One row as a draft; missing cells are empty. */
  public CertificateDraft draft(List<String> cells) {
    return CertificateDraft.from(field -> cell(cells, positions[field.ordinal()]));
  }

  private static String cell(List<String> cells, int at) {
    return at == ABSENT || at >= cells.size() ? "" : SafeCell.restored(cells.get(at));
  }

  private boolean has(DraftField field) {
    return positions[field.ordinal()] != ABSENT;
  }

  private boolean english() {
    return language().equals(Locale.ENGLISH);
  }
}
