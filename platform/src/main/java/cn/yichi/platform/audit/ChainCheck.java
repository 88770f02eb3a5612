package cn.yichi.platform.audit;

import cn.yichi.platform.audit.Claims.Claim;
import cn.yichi.platform.audit.Fault.Kind;
import cn.yichi.platform.audit.Report.Findings;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/** Checks the entries of one chain as they come, in the order of ids. Keeps one hash. */
final class ChainCheck {
  private final String chain;
  private final NavigableMap<Long, Claim> claims;
  private final Optional<ActorSeal> seal;
  private final Findings findings;
  private final Consumer<Entry> each;
  private Head last;

  /** What follows an entry that is broken itself cannot be held against it. */
  private boolean doubtful;

  /**
   * @param seal opens who did it; where it is not at hand that is not checked
   * @param each is told of each entry that is as it was written
   */
  ChainCheck(
      String chain,
      NavigableMap<Long, Claim> claims,
      Optional<ActorSeal> seal,
      Findings findings,
      Consumer<Entry> each) {
    this.chain = chain;
    this.claims = claims;
    this.seal = seal;
    this.findings = findings;
    this.each = each;
    this.last = Head.start(chain);
  }

  void next(Document stored) {
    Head here = EntryDocuments.head(stored);
    if (here.sequence() < 1) {
      findings.fault(Kind.INSERTED, chain, last.sequence(), last.sequence(), "no number in its id");
      return;
    }
    if (here.sequence() > last.sequence() + 1) {
      long to = here.sequence() - 1;
      findings.fault(Kind.REMOVED, chain, last.sequence() + 1, to, "numbers are missing");
      doubtful = true;
    }
    boolean sound = sound(stored, here);
    Claim claim = claims.get(here.sequence());
    if (sound && claim != null && !claim.hash().equals(here.hash())) {
      fault(Kind.REPLACED, here, "another hash than " + claim.by() + " says");
      sound = false;
    }
    doubtful = !sound;
    last = here;
  }

  private boolean sound(Document stored, Head here) {
    Entry entry;
    try {
      entry = EntryDocuments.read(stored);
    } catch (RuntimeException altered) {
      fault(Kind.ALTERED, here, "its hash does not fit what it says, or it is no entry");
      return false;
    }
    if (!entry.chain().equals(chain) || entry.sequence() != here.sequence()) {
      fault(Kind.REORDERED, here, "written as " + Head.id(entry.chain(), entry.sequence()));
      return false;
    }
    if (!doubtful && !entry.previous().equals(last.hash())) {
      // Its own hash fits: it is the one before that was written anew.
      fault(Kind.REPLACED, last, "the entry after it follows another");
    }
    if (seal.isPresent() && entry.who().filter(who -> seal.get().open(who).isEmpty()).isPresent()) {
      fault(Kind.WHO_ALTERED, here, "who did it does not agree with the index");
    }
    each.accept(entry);
    return true;
  }

  /** After the last entry. */
  void end() {
    if (!claims.isEmpty() && claims.lastKey() > last.sequence()) {
      String by = claims.lastEntry().getValue().by();
      long from = last.sequence() + 1;
      findings.fault(Kind.TAIL_CUT, chain, from, claims.lastKey(), by + " has seen more");
    }
    claims.headMap(last.sequence()).forEach(this::endedBefore);
  }

  private void endedBefore(long sequence, Claim claim) {
    if (claim.closed()) {
      String detail = claim.by() + " says that the chain ended before";
      findings.fault(Kind.INSERTED, chain, sequence + 1, last.sequence(), detail);
    }
  }

  private void fault(Kind kind, Head at, String detail) {
    findings.fault(kind, chain, at.sequence(), at.sequence(), detail);
  }
}
