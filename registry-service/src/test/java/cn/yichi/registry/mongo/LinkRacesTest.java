package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.EnvelopeVault;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.HolderLinks;
import cn.yichi.registry.certificate.LinkDocuments;
import cn.yichi.registry.certificate.LinkDocuments.Done;
import cn.yichi.registry.certificate.LinkDocuments.Prepared;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Person;
import cn.yichi.registry.certificate.Pseudonyms;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.intake.SampleFile;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several officers link at once; all have read what is stored when the first of them writes. */
@Tag("database")
class LinkRacesTest {
  private static final int ROUNDS = 30;
  private static final FederatedDigests DIGESTS =
      new FederatedDigests(LocalFederationKey.sandbox());

  private final TestDatabase test = new TestDatabase();
  private final PiiVault vault = new PiiVault(VaultKeys.sandbox("500000"));

  @AfterEach
  void drop() {
    test.close();
  }

  @Test
  void two_who_link_in_either_direction_make_no_circle() {
    race(2);
  }

  @Test
  void three_who_link_one_after_the_other_make_no_circle() {
    race(3);
  }

  /** Each person of a round is said to be the next one, the last to be the first. */
  private void race(int people) {
    for (int round = 0; round < ROUNDS; round++) {
      int first = round * people + 1;
      for (int i = 0; i < people; i++) {
        enter(first + i);
      }
      CyclicBarrier meeting = new CyclicBarrier(people);
      List<CompletableFuture<Boolean>> officers = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < people; i++) {
          int one = first + i;
          int other = first + (i + 1) % people;
          String proposal = "p" + i;
          officers.add(
              CompletableFuture.supplyAsync(() -> link(one, other, proposal, meeting), threads));
        }
        assertThat(officers.stream().filter(CompletableFuture::join)).isNotEmpty();
      }
      LinkedHolders linked = new LinkedHolders(links());
      for (int i = 0; i < people; i++) {
        assertThat(linked.all(ref(first + i))).contains(ref(first + i));
      }
    }
  }

  @Test
  void what_nobody_confirmed_goes_with_its_number_and_what_was_told_is_told_as_ended() {
    enter(1);
    LinkDocuments linking = linking();
    HolderRef untold = proposed(linking, 2);
    HolderRef told = proposed(linking, 3);
    assertThat(linking.link(told, 1, "p")).isEqualTo(Done.DONE);
    assertThat(linking.end(ref(1), told)).isEqualTo(Done.DONE);
    assertThat(proposed(linking, 3)).isEqualTo(told);
    assertThat(linking.proposedBefore(Registrations.NOW.plusMillis(1)))
        .containsExactlyInAnyOrder(untold, told);

    linking.forget(untold);
    linking.forget(told);
    assertThat(linking.find(untold)).isEmpty();
    HolderLink ended = linking.find(told).orElseThrow();
    assertThat(ended.status()).isEqualTo(HolderLink.Status.ENDED);
    assertThat(ended.version()).isEqualTo(5);
    linking.forget(told);
    assertThat(linking.find(told)).contains(ended);
    assertThat(proposed(linking, 2)).as("may be proposed anew").isEqualTo(untold);
  }

  private LinkDocuments linking() {
    return new LinkDocuments(
        persons(),
        new Pseudonyms(persons(), links(), DIGESTS),
        links(),
        Clock.fixed(Registrations.NOW, ZoneOffset.UTC));
  }

  /** A document that is said to be of the first person. */
  private HolderRef proposed(LinkDocuments linking, int document) {
    Prepared prepared = linking.prepare(ref(1), document(document));
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return ((Prepared.Ready) prepared).proposed().ref();
  }

  private boolean link(int one, int other, String proposal, CyclicBarrier meeting) {
    LinkDocuments linking = linking();
    Prepared prepared = linking.prepare(ref(one), document(other));
    meet(meeting);
    return prepared instanceof Prepared.Ready(HolderLink proposed)
        && linking.link(proposed.ref(), proposed.version(), proposal) == Done.DONE;
  }

  @Test
  void a_decision_carried_out_twice_has_its_effect_once() {
    enter(1);
    enter(2);
    LinkDocuments linking = linking();
    HolderLink proposed = ((Prepared.Ready) linking.prepare(ref(1), document(2))).proposed();
    assertThat(linking.link(proposed.ref(), proposed.version(), "p1")).isEqualTo(Done.DONE);
    assertThat(linking.link(proposed.ref(), proposed.version(), "p1")).isEqualTo(Done.DONE);
    assertThat(linking.link(proposed.ref(), proposed.version(), "p2")).isEqualTo(Done.OUTDATED);
    assertThat(linking.end(ref(1), proposed.ref())).isEqualTo(Done.DONE);
    assertThat(linking.link(proposed.ref(), proposed.version(), "p1")).isEqualTo(Done.DONE);
    assertThat(new LinkedHolders(links()).all(ref(1))).containsExactly(ref(1));
  }

  @Test
  void retention_between_two_proposals_makes_no_circle() {
    enter(1);
    enter(2);
    LinkDocuments linking = linking();
    HolderLink one = ((Prepared.Ready) linking.prepare(ref(1), document(2))).proposed();
    forget(one.oldest());
    HolderLink other = ((Prepared.Ready) linking.prepare(ref(1), document(2))).proposed();
    assertThat(other).as("the order stays").isEqualTo(one);
    assertThat(linking.link(one.ref(), one.version(), "p1")).isEqualTo(Done.DONE);
    assertThat(new LinkedHolders(links()).all(ref(1))).containsExactly(one.oldest(), one.ref());
  }

  @Test
  void a_link_that_would_close_a_circle_is_refused() {
    HolderLink back = proposal(2, 1);
    assertThat(links().save(List.of(proposal(1, 2), back))).containsOnly(HolderLinks.Saved.STORED);
    assertThat(linking().link(ref(1), 1, "p1")).isEqualTo(Done.DONE);
    assertThat(linking().link(ref(2), 1, "p2")).isEqualTo(Done.OUTDATED);
    assertThat(linking().find(ref(2))).contains(back);
  }

  @Test
  void a_circle_that_two_closed_at_once_is_one_person_and_can_be_ended() {
    enter(3);
    for (HolderLink each : List.of(proposal(1, 2), proposal(2, 1), proposal(3, 1))) {
      links().save(List.of(linked(each)));
    }
    LinkedHolders linked = new LinkedHolders(links());
    for (int person = 1; person <= 3; person++) {
      assertThat(linked.all(ref(person))).containsExactlyInAnyOrder(ref(1), ref(2), ref(3));
      assertThat(linked.oldest(ref(person))).isEqualTo(linked.oldest(ref(1)));
    }
    assertThat(linking().prepare(ref(3), document(2))).isInstanceOf(Prepared.SamePerson.class);
    assertThat(linking().end(ref(3), ref(1))).isEqualTo(Done.DONE);
    assertThat(linked.all(ref(2))).containsExactly(ref(1), ref(2), ref(3));
  }

  private static HolderLink proposal(int ref, int oldest) {
    return new HolderLink(
        ref(ref),
        1,
        ref(oldest),
        HolderLink.Basis.DOCUMENT,
        HolderLink.Status.PROPOSED,
        Optional.empty(),
        Optional.empty(),
        Registrations.NOW);
  }

  private static HolderLink linked(HolderLink link) {
    return new HolderLink(
        link.ref(),
        1,
        link.oldest(),
        link.basis(),
        HolderLink.Status.LINKED,
        Optional.empty(),
        Optional.of("p"),
        link.recordedAt());
  }

  /** As retention does, once everything is sent. */
  private void forget(HolderRef ref) {
    MongoCollection<Document> stored = test.unwatched("persons");
    stored.updateMany(
        new Document(),
        new Document("$set", new Document("pending", List.of()))
            .append("$unset", new Document("pendingBucket", "")));
    Document known = stored.find(new Document("_id", ref.value())).first();
    assertThat(persons().forget(Objects.requireNonNull(known))).isTrue();
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException lost) {
      throw new IllegalStateException(lost);
    }
  }

  private void enter(int person) {
    persons()
        .enter(
            List.of(
                new Person(
                    ref(person),
                    new PersonName(Registrations.NAME),
                    document(person),
                    Optional.empty(),
                    Optional.empty(),
                    Registrations.NOW_DAY)));
  }

  private static IdDocument document(int person) {
    return new IdDocument(DocumentType.RESIDENT_ID, SampleFile.document(person));
  }

  private static HolderRef ref(int person) {
    return DIGESTS.holderRef(document(person));
  }

  private MongoPersons persons() {
    MongoCollection<Document> collection = test.database().getCollection("persons");
    Clock clock = Clock.fixed(Registrations.NOW, ZoneOffset.UTC);
    return new MongoPersons(
        collection,
        new PersonDocuments(vault, new EnvelopeVault(VaultKeys.sandbox("500000"))),
        new ContactFacts(new EventCodec(), "500000", clock),
        new Outbox(collection, "yichi.500000.contacts", 2),
        new RecordedNudges(),
        clock);
  }

  private HolderLinks links() {
    MongoCollection<Document> collection = test.database().getCollection("holder_links");
    return new MongoHolderLinks(
        collection,
        new HolderLinkDocuments(vault),
        new HolderLinkFacts(new EventCodec(), "500000"),
        new Outbox(collection, "yichi.500000.holders", 2),
        new RecordedNudges());
  }
}
