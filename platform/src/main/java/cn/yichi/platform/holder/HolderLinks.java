package cn.yichi.platform.holder;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.store.DeclaredIndex;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Follows the links between pseudonyms, of one home region at a time: what another region says of a
 * pseudonym counts for that region's certificates only.
 *
 * <p>Links may chain; at most {@value #MOST_STEPS} are followed either way, and of one person at
 * most {@value #MOST_REFS} younger pseudonyms a step. A link that a key said which its region lost
 * counts for nothing until the region says it anew.
 */
public final class HolderLinks {
  static final String COLLECTION = "holder_links";

  /** {@code <home>/<ref>} of the older one; absent where the link has ended. */
  static final String OLDEST = "oldest";

  private static final int MOST_STEPS = 8;
  private static final int MOST_REFS = 64;

  private final MongoCollection<Document> links;
  private final KeptLinks kept;
  private final Doubt doubt;

  public HolderLinks(MongoDatabase database, Doubt doubt) {
    this.links = database.getCollection(COLLECTION);
    this.kept = new KeptLinks(links, doubt);
    this.doubt = doubt;
  }

  KeptLinks kept() {
    return kept;
  }

  /** From the older to the younger; the other way goes by {@code _id}. */
  public static DeclaredIndex index() {
    return DeclaredIndex.on(COLLECTION, OLDEST);
  }

  /**
   * The pseudonym that stands for the person, for each of these: the oldest it is linked with,
   * itself where there is none. Two are one person where theirs is the same. One read where nothing
   * is linked.
   *
   * @param home GB/T 2260 code of the region whose links are meant
   */
  public Map<HolderRef, HolderRef> oldest(String home, Collection<HolderRef> refs) {
    Map<String, String> older = older(refs.stream().map(ref -> key(home, ref)).toList());
    Map<HolderRef, HolderRef> oldest = new HashMap<>();
    refs.forEach(ref -> oldest.put(ref, ref(end(key(home, ref), older))));
    return oldest;
  }

  /**
   * Whether a pseudonym is of the person who goes by these. One read where nothing is linked.
   *
   * @param home GB/T 2260 code of the region whose links are meant
   * @param own pseudonyms of one person
   */
  public boolean isOneOf(String home, Collection<HolderRef> own, HolderRef ref) {
    Set<HolderRef> all = new HashSet<>(own);
    all.add(ref);
    Map<HolderRef, HolderRef> oldest = oldest(home, all);
    return own.stream().anyMatch(each -> Objects.equals(oldest.get(each), oldest.get(ref)));
  }

  /**
   * For each of these every pseudonym of the same person, itself among them: the oldest first, the
   * others in order of their letters. Two reads where nothing is linked.
   *
   * @param home GB/T 2260 code of the region whose links are meant
   */
  public Map<HolderRef, List<HolderRef>> persons(String home, Collection<HolderRef> refs) {
    Map<HolderRef, HolderRef> oldest = oldest(home, refs);
    Map<String, Set<String>> members = members(home, new HashSet<>(oldest.values()));
    Map<HolderRef, List<HolderRef>> persons = new HashMap<>();
    oldest.forEach(
        (ref, first) -> {
          Set<String> all = new TreeSet<>(members.get(key(home, first)));
          all.add(key(home, ref));
          persons.put(
              ref,
              all.stream()
                  .map(HolderLinks::ref)
                  .sorted(Comparator.comparing(each -> !each.equals(first)))
                  .toList());
        });
    return persons;
  }

  private Map<String, String> older(Collection<String> keys) {
    Map<String, String> older = new HashMap<>();
    Set<String> seen = new HashSet<>(keys);
    Set<String> open = new LinkedHashSet<>(keys);
    for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
      Set<String> next = new LinkedHashSet<>();
      for (Document each : read(in("_id", open), open.size())) {
        String to = each.getString(OLDEST);
        if (to != null) {
          older.put(each.getString("_id"), to);
          next.add(to);
        }
      }
      next.removeIf(key -> !seen.add(key));
      open = next;
    }
    return older;
  }

  /**
   * Where the links from here end; of a circle, which a change in two steps may make, one member.
   */
  private static String end(String from, Map<String, String> older) {
    Set<String> way = new LinkedHashSet<>();
    String at = from;
    while (way.add(at)) {
      String next = older.get(at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    String back = at;
    return way.stream()
        .dropWhile(key -> !key.equals(back))
        .min(Comparator.naturalOrder())
        .orElse(at);
  }

  /** Every pseudonym below each of these, with it. */
  private Map<String, Set<String>> members(String home, Set<HolderRef> oldest) {
    Map<String, Set<String>> members = new HashMap<>();
    Map<String, String> under = new HashMap<>();
    for (HolderRef each : oldest) {
      String key = key(home, each);
      members.put(key, new HashSet<>(Set.of(key)));
      under.put(key, key);
    }
    Set<String> open = new LinkedHashSet<>(under.keySet());
    for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
      Set<String> next = new LinkedHashSet<>();
      for (Document each : read(in(OLDEST, open), MOST_REFS * oldest.size())) {
        String younger = each.getString("_id");
        String first = Objects.requireNonNull(under.get(each.getString(OLDEST)));
        if (under.putIfAbsent(younger, first) == null) {
          Objects.requireNonNull(members.get(first)).add(younger);
          next.add(younger);
        }
      }
      open = next;
    }
    return members;
  }

  private List<Document> read(Bson filter, int limit) {
    List<Document> found = new ArrayList<>();
    for (Document each :
        links
            .find(filter)
            .limit(limit)
            .projection(include(OLDEST, LinkDocument.SIGNED_BY, LinkDocument.ARRIVED_AT))) {
      if (!LinkDocument.isDoubtful(each, doubt)) {
        found.add(each);
      }
    }
    return found;
  }

  static String key(String home, HolderRef ref) {
    return home + "/" + ref.value();
  }

  private static HolderRef ref(String key) {
    return new HolderRef(key.substring(key.indexOf('/') + 1));
  }
}
