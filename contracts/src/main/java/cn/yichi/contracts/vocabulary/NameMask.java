package cn.yichi.contracts.vocabulary;

import java.util.Set;
import java.util.regex.Pattern;

/** Masks a normalised name so that its owner knows it and nobody else learns it. */
final class NameMask {
  // Compound surnames (复姓) of 百家姓 and those still met today.
  private static final Set<String> COMPOUND_SURNAMES =
      Set.of(
          "欧阳", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫",
          "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘",
          "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕",
          "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "梁丘", "左丘", "东门", "西门", "第五", "端木", "贺兰",
          "达奚", "南荣", "即墨", "纳兰", "完颜", "叶赫", "太史", "褚师");

  private static final Pattern END = Pattern.compile("[^\\p{L}\\p{M}]+$");

  private NameMask() {}

  static String of(String name) {
    // A dot or bracket at the end parts nothing: what stands before it is the whole name.
    String parts = END.matcher(name).replaceAll("");
    int[] letters = parts.codePoints().toArray();
    if (isLatin(letters)) {
      return text(letters, 0, 1) + "***";
    }
    int dot = parts.indexOf('·');
    return dot < 0 ? ofChinese(letters) : parts.substring(0, dot + 1) + "*";
  }

  private static String ofChinese(int[] letters) {
    int surname = letters.length > 2 && isCompound(letters) ? 2 : 1;
    int given = letters.length - surname;
    if (given <= 0) {
      return "*";
    }
    return given == 1
        ? text(letters, 0, surname) + "*"
        : text(letters, 0, surname) + "*".repeat(given - 1) + text(letters, letters.length - 1, 1);
  }

  private static boolean isCompound(int[] letters) {
    return COMPOUND_SURNAMES.contains(text(letters, 0, 2));
  }

  private static boolean isLatin(int[] letters) {
    return Character.UnicodeScript.of(letters[0]) != Character.UnicodeScript.HAN;
  }

  private static String text(int[] letters, int from, int count) {
    return new String(letters, from, count);
  }
}
