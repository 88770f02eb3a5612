package cn.yichi.notification.http;

import cn.yichi.notification.notice.NoticeBooks;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page; absent on the last one
 */
record Page<T>(
    List<T> items,
    @Schema(description = "Cursor of the following page; absent on the last one")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String next) {

  /** A page of what was read, one more than asked for where there is a following page. */
  static <S, T> Page<T> of(
      List<S> read, int limit, Function<S, T> view, Function<S, String> cursorOf) {
    boolean more = read.size() > limit;
    List<S> shown = more ? read.subList(0, limit) : read;
    return new Page<>(
        shown.stream().map(view).toList(), more ? encode(cursorOf.apply(shown.getLast())) : null);
  }

  static int limit(int asked, int most) {
    if (asked < 1 || asked > most) {
      throw NoticeProblems.limit(asked, most);
    }
    return asked;
  }

  /** The text that a cursor hides; empty where no cursor was sent. */
  static Optional<String> decode(@Nullable String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw NoticeProblems.cursor(cursor);
    }
  }

  static String cursor(NoticeBooks.Place place) {
    return place.releasedAt().toEpochMilli() + " " + place.key();
  }

  static Optional<NoticeBooks.Place> place(@Nullable String cursor) {
    return decode(cursor)
        .map(
            text -> {
              int gap = text.indexOf(' ');
              try {
                long at = Long.parseLong(text.substring(0, Math.max(gap, 0)));
                return new NoticeBooks.Place(Instant.ofEpochMilli(at), text.substring(gap + 1));
              } catch (NumberFormatException malformed) {
                throw NoticeProblems.cursor(cursor == null ? "" : cursor);
              }
            });
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
