package cn.yichi.platform.audit;

import cn.yichi.platform.audit.ActorSeal.SealedWho;
import java.util.List;
import java.util.Optional;

/**
 * A deed at its place in a chain.
 *
 * @param previous hash of the entry before, {@link Head#NOTHING} of the first
 * @param who sealed; the actor of the deed itself has it no longer
 * @param named of a chain's first entry: heads that the store held and no chain had named yet
 */
record Entry(
    String chain,
    long sequence,
    String previous,
    Deed deed,
    Optional<SealedWho> who,
    List<Head> named) {
  Entry {
    named = List.copyOf(named);
  }

  static Entry after(Head head, Deed deed, ActorSeal seal, List<Head> named) {
    Optional<SealedWho> who = deed.by().who().map(seal::seal);
    return new Entry(head.chain(), head.sequence() + 1, head.hash(), anonymous(deed), who, named);
  }

  private static Deed anonymous(Deed deed) {
    Actor by = deed.by();
    return new Deed(
        deed.at(),
        deed.kind(),
        deed.action(),
        new Actor(Optional.empty(), by.roles(), by.client(), by.address(), by.trace()),
        deed.about(),
        deed.result());
  }
}
