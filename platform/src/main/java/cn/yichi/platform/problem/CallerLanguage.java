package cn.yichi.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language to answer in: zh-CN unless {@code Accept-Language} prefers English. As Spring's
 * locale resolver it also decides what a controller's {@code Locale} argument is.
 */
public final class CallerLanguage implements LocaleResolver {

  /** {@link Locale#SIMPLIFIED_CHINESE} or {@link Locale#ENGLISH}, nothing else. */
  public static Locale of(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    for (Locale.LanguageRange range : ranges(header == null ? "" : header)) {
      if (range.getWeight() > 0 && range.getRange().matches("en(-.*)?")) {
        return Locale.ENGLISH;
      }
      if (range.getWeight() > 0 && range.getRange().matches("zh(-.*)?|\\*")) {
        return Locale.SIMPLIFIED_CHINESE;
      }
    }
    return Locale.SIMPLIFIED_CHINESE;
  }

  private static List<Locale.LanguageRange> ranges(String header) {
    try {
      return header.isBlank() ? List.of() : Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return of(request);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the caller's Accept-Language decides");
  }
}
