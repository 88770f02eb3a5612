package cn.yichi.registry.issuer;

import java.util.List;

/** What became of a stated issuer. */
public sealed interface Filed {

  /** Not known before; on file now. */
  record Entered(Issuer issuer) implements Filed {}

  /** Known; changed to what was stated. */
  record Changed(Issuer issuer) implements Filed {}

  /** Known, and nothing stated was new. */
  record Unchanged(Issuer issuer) implements Filed {}

  /** Known, and more is stated than one person may change; nothing changed. */
  record NeedsTwoPeople(Issuer issuer, List<Reserved> parts) implements Filed {
    public NeedsTwoPeople {
      parts = List.copyOf(parts);
    }
  }

  /** The caller's copy is of another version; nothing changed. */
  record Outdated(Issuer issuer) implements Filed {}

  /** Something is wrong in the statement; nothing changed. */
  record Refused(List<IssuerFault> faults) implements Filed {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** Too many facts of this issuer wait to be published; to be tried again later. */
  record Busy() implements Filed {}
}
