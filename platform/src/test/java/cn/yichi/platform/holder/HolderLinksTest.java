package cn.yichi.platform.holder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.signing.Provenance;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class HolderLinksTest {
  private static final String HOME = "510000";
  private static final String OTHER = "500000";
  private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");

  private final IndexWitness witness = new IndexWitness(List.of(HolderLinks.index()));
  private final String name = TestStack.freshDatabase().getName();
  private final MongoClient client = witness.client(TestStack.mongoUri(name));
  private final MongoDatabase database = client.getDatabase(name);
  private final Set<String> lost = new HashSet<>();
  private final Doubt doubt =
      (region, key, arrivedAt) ->
          lost.contains(key) ? Optional.of(NOON.minusSeconds(1)) : Optional.empty();
  private final HolderLinks links = new HolderLinks(database, doubt);
  private final List<HolderRef> changed = new ArrayList<>();
  private final HolderEvents events = new HolderEvents(links, changed::addAll);

  @AfterEach
  void no_read_scans() {
    witness.assertNoScans();
    database.drop();
    client.close();
  }

  private static HolderRef ref(int n) {
    return new HolderRef("a".repeat(31) + "abcdefghijklmnopqrstuvwxyz".charAt(n));
  }

  private static Received<?> link(String home, int younger, int older, int version) {
    return link(home, younger, older, version, "LINKED", "key");
  }

  private static Received<?> link(
      String home, int younger, int older, int version, String status, String key) {
    return said(home, ref(younger).value(), state(home, younger, older, version, status), key);
  }

  private static Received<?> link(
      String home,
      int younger,
      int older,
      int version,
      String status,
      String key,
      Instant signedAt) {
    Received<?> now = link(home, younger, older, version, status, key);
    return new Received<>(
        now.topic(),
        now.partition(),
        now.offset(),
        now.key(),
        now.event(),
        new Provenance(key, signedAt, NOON),
        Optional.empty());
  }

  private static HolderLinkState state(
      String home, int younger, int older, int version, String status) {
    return new HolderLinkState(
        ref(younger).value(),
        version,
        home,
        ref(older).value(),
        "KEY_VERSION",
        status,
        new Instants(LocalDate.of(2026, 11, 27), NOON, NOON));
  }

  private static Received<?> said(String writer, String key, HolderLinkState state, String signer) {
    return new Received<>(
        Stream.HOLDERS.topic(writer),
        0,
        0,
        key,
        Envelope.of(EventType.HOLDER_LINKED, writer, "registry", state),
        new Provenance(signer, NOON, NOON),
        Optional.empty());
  }

  private List<String> handle(Received<?>... batch) {
    return events.handle(List.of(batch)).stream().map(Outcome::label).toList();
  }

  private List<HolderRef> person(String home, int n) {
    return links.persons(home, List.of(ref(n))).get(ref(n));
  }

  @Test
  void links_are_followed_to_the_oldest_and_back_to_all_the_younger() {
    // Two documents, each under two versions of the key; what hangs on what comes in odd order.
    assertThat(handle(link(HOME, 3, 2, 1), link(HOME, 2, 4, 1), link(HOME, 1, 4, 1)))
        .containsOnly("applied");
    assertThat(changed).contains(ref(3), ref(2), ref(4), ref(1));
    Map<HolderRef, List<HolderRef>> persons =
        links.persons(HOME, List.of(ref(1), ref(3), ref(4), ref(9)));
    List<HolderRef> all = List.of(ref(4), ref(1), ref(2), ref(3));
    assertThat(persons)
        .isEqualTo(Map.of(ref(1), all, ref(3), all, ref(4), all, ref(9), List.of(ref(9))));
    assertThat(links.oldest(HOME, List.of(ref(3), ref(9))))
        .isEqualTo(Map.of(ref(3), ref(4), ref(9), ref(9)));
    assertThat(links.isOneOf(HOME, List.of(ref(9), ref(3)), ref(1))).isTrue();
    assertThat(links.isOneOf(HOME, List.of(ref(9), ref(8)), ref(1))).isFalse();
    assertThat(links.isOneOf(OTHER, List.of(ref(9), ref(3)), ref(1))).isFalse();
  }

  @Test
  void a_region_links_for_itself_only() {
    handle(link(HOME, 2, 1, 1));
    assertThat(person(OTHER, 2)).containsExactly(ref(2));
    HolderLinkState stolen = state(HOME, 3, 1, 1, "LINKED");
    Outcome.Rejected refused =
        (Outcome.Rejected)
            events.handle(List.of(said(OTHER, ref(3).value(), stolen, "key"))).getFirst();
    assertThat(refused.reason()).isEqualTo("homeRegion is not the region that wrote the record");
    assertThat(person(HOME, 3)).containsExactly(ref(3));
  }

  @Test
  void the_highest_version_wins_in_whatever_order_and_an_end_takes_the_link_away() {
    assertThat(handle(link(HOME, 2, 1, 1), link(HOME, 2, 1, 1)))
        .containsExactly("applied", "duplicate");
    assertThat(handle(link(HOME, 2, 1, 2, "ENDED", "key"))).containsExactly("applied");
    assertThat(person(HOME, 2)).containsExactly(ref(2));
    assertThat(person(HOME, 1)).containsExactly(ref(1));
    assertThat(handle(link(HOME, 2, 1, 1), link(HOME, 2, 1, 2, "ENDED", "key")))
        .containsExactly("stale", "duplicate");
    assertThat(person(HOME, 2)).containsExactly(ref(2));
    assertThat(handle(link(HOME, 2, 3, 3))).containsExactly("applied");
    assertThat(person(HOME, 2)).containsExactly(ref(3), ref(2));
    assertThat(handle(link(HOME, 5, 1, 2, "ENDED", "key"), link(HOME, 5, 1, 1)))
        .containsExactly("applied", "stale");
    assertThat(person(HOME, 5)).containsExactly(ref(5));
  }

  @Test
  void a_circle_is_one_person_and_no_way_is_endless() {
    handle(link(HOME, 1, 2, 1), link(HOME, 2, 3, 1), link(HOME, 3, 1, 1), link(HOME, 4, 3, 1));
    for (int n = 1; n <= 4; n++) {
      assertThat(person(HOME, n)).containsExactly(ref(1), ref(2), ref(3), ref(4));
    }
    for (int n = 10; n < 25; n++) {
      handle(link(HOME, n + 1, n, 1));
    }
    assertThat(links.oldest(HOME, List.of(ref(18)))).containsValue(ref(10));
    assertThat(links.oldest(HOME, List.of(ref(20)))).containsValue(ref(12));
  }

  @Test
  void what_a_lost_key_said_counts_for_nothing_and_gives_way_to_an_older_word() {
    handle(link(HOME, 2, 1, 7, "LINKED", "lost"));
    assertThat(person(HOME, 2)).hasSize(2);
    lost.add("lost");
    assertThat(person(HOME, 2)).containsExactly(ref(2));
    assertThat(person(HOME, 1)).containsExactly(ref(1));
    assertThat(handle(link(HOME, 2, 3, 1, "LINKED", "new"))).containsExactly("applied");
    assertThat(person(HOME, 2)).containsExactly(ref(3), ref(2));
  }

  @Test
  void what_was_signed_before_the_loss_and_is_repeated_now_takes_no_end_back() {
    Received<?> linked = link(HOME, 2, 1, 1, "LINKED", "good", NOON.minusSeconds(60));
    Received<?> ended = link(HOME, 2, 1, 2, "ENDED", "lost");
    assertThat(handle(linked)).containsExactly("applied");
    assertThat(handle(ended)).containsExactly("applied");
    lost.add("lost");
    assertThat(handle(linked)).containsExactly("stale");
    assertThat(person(HOME, 2)).containsExactly(ref(2));
    Received<?> again = link(HOME, 2, 1, 2, "ENDED", "new");
    assertThat(handle(linked, again, linked)).containsExactly("stale", "applied", "stale");
    assertThat(person(HOME, 2)).containsExactly(ref(2));
    assertThat(handle(again)).containsExactly("duplicate");
  }

  @Test
  void a_tombstone_of_its_region_forgets_a_link_unless_it_was_said_anew_since() {
    handle(link(HOME, 2, 1, 1));
    assertThat(erase(OTHER, ref(2).value(), NOON)).isEqualTo("duplicate");
    assertThat(erase(HOME, ref(2).value(), NOON.minusSeconds(1))).isEqualTo("stale");
    assertThat(person(HOME, 2)).hasSize(2);
    assertThat(erase(HOME, ref(2).value(), NOON)).isEqualTo("applied");
    assertThat(person(HOME, 2)).containsExactly(ref(2));
    assertThat(erase(HOME, ref(2).value(), NOON)).isEqualTo("duplicate");
    assertThat(erase(HOME, "11010519491231002X", NOON)).isEqualTo("rejected");
  }

  private String erase(String writer, String key, Instant signedAt) {
    var erased =
        new Erased(
            Stream.HOLDERS.topic(writer),
            0,
            0,
            key,
            Optional.empty(),
            new Provenance("key", signedAt, NOON));
    return events.erase(List.of(erased)).getFirst().label();
  }

  @Test
  void records_at_fault_are_rejected_and_hold_up_nobody() {
    HolderLinkState strange = state(HOME, 2, 1, 1, "PERHAPS");
    var idNumber =
        new HolderLinkState(
            "11010519491231002X",
            1,
            HOME,
            ref(1).value(),
            "DOCUMENT",
            "LINKED",
            strange.instants());
    assertThat(
            handle(
                said(HOME, ref(2).value(), strange, "key"),
                said(HOME, ref(3).value(), state(HOME, 2, 1, 1, "LINKED"), "key"),
                said(HOME, idNumber.ref(), idNumber, "key"),
                link(HOME, 2, 1, 1)))
        .containsExactly("rejected", "rejected", "rejected", "applied");
  }
}
