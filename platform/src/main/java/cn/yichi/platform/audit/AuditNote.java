package cn.yichi.platform.audit;

import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.MerkleFrontier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What the handler of the running request adds to its entry. Outside of an {@link Audited} handler
 * nothing happens. Of things touched only opaque ids may be told, of certificates, issuers, jobs or
 * holders: never a name, a number or a contact.
 */
public final class AuditNote {
  static final String ATTRIBUTE = AuditNote.class.getName();
  private static final int MOST_LISTED = 20;
  private static final int LONGEST_OBJECT = 200;
  private static final int LONGEST_PURPOSE = 200;

  private final List<String> listed = new ArrayList<>();

  /** Over all of them; none as long as they are few enough to be listed. */
  private MerkleFrontier all = MerkleFrontier.EMPTY;

  private String purpose = "";
  private String code = "";
  private Optional<Deed.About> replayed = Optional.empty();

  AuditNote() {}

  /**
   * Says that a thing was changed or shown. Up to 20 are listed in the order told; of more the
   * entry says how many, and the Merkle root of their ids [RFC 6962].
   */
  public static void touched(String id) {
    current().ifPresent(note -> note.add(id));
  }

  /**
   * Says to what end the caller asks, in the caller's own words; 200 characters of it are kept.
   * Document and mobile numbers in it are masked.
   */
  public static void purpose(String words) {
    current().ifPresent(note -> note.purpose = cut(Finding.label(words), LONGEST_PURPOSE));
  }

  /**
   * Says that an earlier request had decided so already, and this one is its repetition: the
   * entry's code is {@code repeated}.
   */
  public static void repeated() {
    current().ifPresent(note -> note.code = "repeated");
  }

  /**
   * Says that the answer of an earlier request is given again: the entry is about what that one was
   * about, and its code is {@code replayed}.
   */
  public static void replayed(Deed.About about) {
    current()
        .ifPresent(
            note -> {
              note.replayed = Optional.of(about);
              note.code = "replayed";
            });
  }

  /** What the running request is about so far; nothing where it is not audited. */
  public static Deed.About soFar() {
    return current().map(AuditNote::about).orElse(Deed.About.NOTHING);
  }

  private static Optional<AuditNote> current() {
    @Nullable RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request != null
            && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                instanceof AuditNote note
        ? Optional.of(note)
        : Optional.empty();
  }

  private void add(String id) {
    String kept = cut(id, LONGEST_OBJECT);
    if (listed.size() < MOST_LISTED) {
      listed.add(kept);
    } else {
      all = (all.leaves() == 0 ? all.plusTexts(listed) : all).plus(kept);
    }
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  String code() {
    return code;
  }

  Deed.About about() {
    return replayed.orElseGet(this::told);
  }

  private Deed.About told() {
    return all.leaves() > 0
        ? new Deed.About(List.of(), Optional.of(Deed.Batch.of(all)), purpose)
        : new Deed.About(listed, Optional.empty(), purpose);
  }
}
