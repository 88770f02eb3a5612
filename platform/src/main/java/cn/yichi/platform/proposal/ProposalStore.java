package cn.yichi.platform.proposal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Proposals in {@code proposals}, one document each. While a proposal is open its {@code slot} is
 * its kind and subject, afterwards its own id: so a unique index that any server knows keeps a
 * second one of them from being opened.
 */
final class ProposalStore {
  static final String COLLECTION = "proposals";

  private static final List<DeclaredIndex> UNIQUE =
      List.of(
          DeclaredIndex.unique(COLLECTION, ProposalDocuments.SLOT),
          DeclaredIndex.unique(COLLECTION, ProposalDocuments.REQUEST));

  /** What the queries below go by. */
  static final List<DeclaredIndex> INDEXES =
      List.of(
          UNIQUE.get(0),
          UNIQUE.get(1),
          DeclaredIndex.on(COLLECTION, ProposalDocuments.STATE, ProposalDocuments.UNTIL),
          DeclaredIndex.on(COLLECTION, ProposalDocuments.STATE, ProposalDocuments.ID));

  private static final Kind ENDED =
      Kind.of("proposals", "when it was decided, or ended without a decision")
          .atLeast(
              Period.ofDays(4), "for 76 hours a repeated request must find the proposal it made");

  private final MongoCollection<Document> collection;
  private volatile boolean unique;

  ProposalStore(MongoDatabase database) {
    this.collection = database.getCollection(COLLECTION);
  }

  /**
   * Keeps a new proposal.
   *
   * @param request the idempotency key of the request for it
   * @return false where one is open on the subject already, or the request was answered before
   */
  boolean add(Proposal proposal, Optional<String> request) {
    if (!unique) {
      // Indexes come late where the database was away at the start; this rule rests on them.
      UNIQUE.forEach(index -> collection.createIndex(index.keys(), index.options()));
      unique = true;
    }
    Document document = ProposalDocuments.write(proposal, request);
    return Inserts.duplicates(collection, List.of(document)).isEmpty();
  }

  Optional<Proposal> find(ProposalId id) {
    return first(eq(ProposalDocuments.ID, id.value()));
  }

  Optional<Proposal> ofRequest(String request) {
    return first(eq(ProposalDocuments.REQUEST, request));
  }

  /** From now on the key of that request may be used for another. */
  void forgetRequest(ProposalId of) {
    collection.updateOne(
        eq(ProposalDocuments.ID, of.value()),
        new Document("$set", new Document(ProposalDocuments.REQUEST, of.value())));
  }

  boolean isOpen(String kind, String subject) {
    return first(eq(ProposalDocuments.SLOT, ProposalDocuments.slot(kind, subject))).isPresent();
  }

  Optional<Proposal> open(Draft draft) {
    return first(eq(ProposalDocuments.SLOT, ProposalDocuments.slot(draft)));
  }

  /**
   * Writes the next state where the present one still is what was read; states never come back, so
   * nothing else needs comparing.
   */
  boolean replace(Proposal read, Proposal next) {
    Bson unchanged =
        and(
            eq(ProposalDocuments.ID, read.id().value()),
            eq(ProposalDocuments.STATE, read.state().name()));
    return collection
            .updateOne(unchanged, new Document("$set", ProposalDocuments.progress(next)))
            .getMatchedCount()
        == 1;
  }

  /** From the newest to the oldest. */
  List<Proposal> page(Optional<State> state, Optional<ProposalId> before, int limit) {
    List<Bson> filters = new ArrayList<>();
    state.ifPresent(wanted -> filters.add(eq(ProposalDocuments.STATE, wanted.name())));
    before.ifPresent(id -> filters.add(lt(ProposalDocuments.ID, id.value())));
    Bson filter = filters.isEmpty() ? new Document() : and(filters);
    return read(filter, descending(ProposalDocuments.ID), limit);
  }

  /** Those that wait although their time is over. */
  List<Proposal> due(Instant now, int limit) {
    return read(
        and(
            eq(ProposalDocuments.STATE, State.PROPOSED.name()),
            lte(ProposalDocuments.UNTIL, Date.from(now))),
        ascending(ProposalDocuments.UNTIL),
        limit);
  }

  /** Those that were confirmed and are not noted as carried out, from the oldest on. */
  List<Proposal> confirmed(Optional<ProposalId> after, int limit) {
    Bson confirmed = eq(ProposalDocuments.STATE, State.CONFIRMED.name());
    return read(
        after.map(id -> and(confirmed, gt(ProposalDocuments.ID, id.value()))).orElse(confirmed),
        ascending(ProposalDocuments.ID),
        limit);
  }

  private Optional<Proposal> first(Bson filter) {
    return Optional.ofNullable(collection.find(filter).first()).map(ProposalDocuments::read);
  }

  private List<Proposal> read(Bson filter, Bson order, int limit) {
    List<Proposal> found = new ArrayList<>();
    collection
        .find(filter)
        .sort(order)
        .limit(limit)
        .forEach(document -> found.add(ProposalDocuments.read(document)));
    return found;
  }

  /** Ended ones as retention deletes them. No state comes back from an end. */
  static Expiring ended(MongoDatabase database) {
    return new ExpiringDocuments(
        ENDED,
        database.getCollection(COLLECTION),
        List.of(ProposalDocuments.STATE, ProposalDocuments.DECIDED_AT),
        ProposalStore::over);
  }

  private static Optional<Bson> over(Document proposal, Instant before) {
    String state = proposal.getString(ProposalDocuments.STATE);
    return ProposalDocuments.decidedAt(proposal)
        .filter(at -> at.isBefore(before) && !State.valueOf(state).open())
        .map(at -> eq(ProposalDocuments.STATE, state));
  }
}
