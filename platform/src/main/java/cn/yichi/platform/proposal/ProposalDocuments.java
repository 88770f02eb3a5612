package cn.yichi.platform.proposal;

import cn.yichi.platform.proposal.Proposal.Decision;
import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.security.Role;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A proposal as a document of {@code proposals}. */
final class ProposalDocuments {
  static final String ID = "_id";
  static final String SLOT = "slot";
  static final String REQUEST = "request";
  static final String STATE = "state";
  static final String UNTIL = "until";
  static final String DECIDED_AT = "decision.at";
  private static final String DECISION = "decision";
  private static final int SCHEMA = 1;

  private ProposalDocuments() {}

  static String slot(Draft draft) {
    return slot(draft.kind(), draft.subject());
  }

  static String slot(String kind, String subject) {
    return kind + " " + subject;
  }

  static Document write(Proposal proposal, Optional<String> request) {
    Draft draft = proposal.draft();
    Document document =
        new Document(ID, proposal.id().value())
            .append("schemaVersion", SCHEMA)
            .append(REQUEST, request.orElse(proposal.id().value()))
            .append("kind", draft.kind())
            .append("subject", draft.subject())
            .append("version", draft.version())
            .append("terms", new Document(Map.copyOf(draft.terms())))
            .append("reason", draft.reason())
            .append("proposer", party(proposal.proposer()))
            .append("proposedAt", Date.from(proposal.proposedAt()))
            .append(UNTIL, Date.from(proposal.until()));
    document.putAll(progress(proposal));
    return document;
  }

  /** What changes while a proposal goes its way. */
  static Document progress(Proposal proposal) {
    return new Document(STATE, proposal.state().name())
        .append(SLOT, proposal.state().open() ? slot(proposal.draft()) : proposal.id().value())
        // There from the start: the embedded server loses an answer whose document grows meanwhile.
        .append(DECISION, proposal.decision().map(ProposalDocuments::decision).orElse(null));
  }

  static Proposal read(Document document) {
    Map<String, String> terms = new HashMap<>();
    document.get("terms", Document.class).forEach((term, value) -> terms.put(term, (String) value));
    return new Proposal(
        new ProposalId(document.getString(ID)),
        new Draft(
            document.getString("kind"),
            document.getString("subject"),
            document.getInteger("version"),
            terms,
            document.getString("reason")),
        party(document.get("proposer", Document.class)),
        instant(document, "proposedAt"),
        instant(document, UNTIL),
        State.valueOf(document.getString(STATE)),
        Optional.ofNullable(document.get(DECISION, Document.class))
            .map(ProposalDocuments::decision));
  }

  /** When its waiting ended; empty while it waits. */
  static Optional<Instant> decidedAt(Document document) {
    return Optional.ofNullable(document.get(DECISION, Document.class))
        .map(decision -> instant(decision, "at"));
  }

  private static Document decision(Decision decision) {
    Document document = new Document("at", Date.from(decision.at()));
    decision.by().ifPresent(by -> document.append("by", party(by)));
    decision.comment().ifPresent(comment -> document.append("comment", comment));
    return document;
  }

  private static Decision decision(Document document) {
    @Nullable Document by = document.get("by", Document.class);
    return new Decision(
        instant(document, "at"),
        Optional.ofNullable(by).map(ProposalDocuments::party),
        Optional.ofNullable(document.getString("comment")));
  }

  private static Document party(Party party) {
    return new Document("sealed", party.sealed())
        .append("index", party.index())
        .append("roles", party.roles().stream().sorted().map(Role::name).toList());
  }

  private static Party party(Document document) {
    return new Party(
        document.getString("sealed"),
        document.getString("index"),
        document.getList("roles", String.class).stream()
            .map(Role::valueOf)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
