package cn.yichi.platform.proposal;

import cn.yichi.platform.security.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A proposal as its API shows it: of persons, no more than whether it is the reader. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Proposal")
public record ProposalView(
    String id,
    @Schema(example = "certificate-revocation") String kind,
    @Schema(description = "what is to be changed") String subject,
    @Schema(description = "the version of the subject that it rests on") int version,
    @Schema(description = "what the change is; its kind says which terms there are")
        Map<String, String> terms,
    String reason,
    Proposal.State state,
    PersonView proposedBy,
    Instant proposedAt,
    @Schema(description = "from then on it can no longer be confirmed") Instant until,
    @Schema(description = "absent while it waits, and where time or another change ended it")
        @Nullable PersonView decidedBy,
    @Nullable Instant decidedAt,
    @Schema(description = "what was said to the rejection") @Nullable String comment) {

  /**
   * A person.
   *
   * @param who {@code YOU} or {@code ANOTHER}
   */
  @Schema(name = "ProposalPerson")
  public record PersonView(
      @Schema(allowableValues = {"YOU", "ANOTHER"}) String who, List<Role> roles) {}

  private static final int LONGEST_LISTED = 500;

  /** As a list shows it: long terms, a whole record for instance, are cut and end with …. */
  static ProposalView listed(Proposal proposal, Predicate<Party> isReader) {
    ProposalView whole = of(proposal, isReader);
    Map<String, String> cut = new TreeMap<>(whole.terms);
    cut.replaceAll((name, text) -> text.length() > LONGEST_LISTED ? beginning(text) + "…" : text);
    return new ProposalView(
        whole.id,
        whole.kind,
        whole.subject,
        whole.version,
        cut,
        whole.reason,
        whole.state,
        whole.proposedBy,
        whole.proposedAt,
        whole.until,
        whole.decidedBy,
        whole.decidedAt,
        whole.comment);
  }

  /** Without half a character at its end. */
  private static String beginning(String text) {
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_LISTED - 1));
    return text.substring(0, splits ? LONGEST_LISTED - 1 : LONGEST_LISTED);
  }

  static ProposalView of(Proposal proposal, Predicate<Party> isReader) {
    Draft draft = proposal.draft();
    var decision = proposal.decision();
    return new ProposalView(
        proposal.id().value(),
        draft.kind(),
        draft.subject(),
        draft.version(),
        new TreeMap<>(draft.terms()),
        draft.reason(),
        proposal.state(),
        person(proposal.proposer(), isReader),
        proposal.proposedAt(),
        proposal.until(),
        decision.flatMap(Proposal.Decision::by).map(by -> person(by, isReader)).orElse(null),
        decision.map(Proposal.Decision::at).orElse(null),
        decision.flatMap(Proposal.Decision::comment).orElse(null));
  }

  private static PersonView person(Party party, Predicate<Party> isReader) {
    return new PersonView(
        isReader.test(party) ? "YOU" : "ANOTHER", party.roles().stream().sorted().toList());
  }
}
