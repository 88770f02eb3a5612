package cn.yichi.notification.contact;

import java.util.Locale;

/** A language in which notices are written. */
public enum Language {
  ZH_CN("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** The language of a BCP 47 tag; Chinese where the tag is of no language that is written here. */
  public static Language of(String tag) {
    return Locale.forLanguageTag(tag).getLanguage().equals("en") ? EN : ZH_CN;
  }
}
