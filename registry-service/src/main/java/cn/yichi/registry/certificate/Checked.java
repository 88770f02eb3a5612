package cn.yichi.registry.certificate;

import java.util.List;

/** What checking a draft came to. */
public sealed interface Checked {
  /**
   * Every check passed.
   *
   * @param warnings what deserves a look but is no ground to refuse
   */
  record Sound(Registration registration, List<RowWarning> warnings) implements Checked {
    public Sound {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * At least one check failed.
   *
   * @param faults all of them, in the order of {@link RowFault#ORDER}; never empty
   */
  record Faulty(List<RowFault> faults) implements Checked {
    public Faulty {
      faults = faults.stream().sorted(RowFault.ORDER).toList();
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a faulty draft has at least one fault");
      }
    }
  }
}
