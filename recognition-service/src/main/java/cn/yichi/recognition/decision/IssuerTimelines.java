package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.Collection;
import java.util.Map;

/** What was received about issuers. */
public interface IssuerTimelines {

  /** What a received state did. */
  enum Receipt {
    NEWER,
    SAME,
    OLDER
  }

  /** Keeps a state unless the same or a newer one is kept. */
  Receipt keep(IssuerTimeline issuer);

  /** The kept states of these issuers; unknown ones are missing from the answer. */
  Map<IssuerCode, IssuerTimeline> find(Collection<IssuerCode> codes);

  /** The versions kept now. */
  Map<IssuerCode, Integer> versions(Collection<IssuerCode> codes);
}
