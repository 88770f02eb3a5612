package cn.yichi.recognition.decision;

import java.util.List;
import java.util.Optional;

/** The answer to "does this certificate count here, and as what". */
public sealed interface Outcome {
  /** Stable code for the wire. */
  String code();

  /** Smaller is better for the holder. */
  int rank();

  /** What is or would be granted, where something is. */
  default Optional<Equivalence> granted() {
    return Optional.empty();
  }

  /** Recognised. */
  record Granted(Equivalence equivalence) implements Outcome {
    @Override
    public String code() {
      return "GRANTED";
    }

    @Override
    public int rank() {
      return 0;
    }

    @Override
    public Optional<Equivalence> granted() {
      return Optional.of(equivalence);
    }
  }

  /** Recognised once conditions are fulfilled. */
  record Conditional(Equivalence equivalence, List<Condition> conditions) implements Outcome {
    public Conditional {
      conditions = List.copyOf(conditions);
    }

    @Override
    public String code() {
      return "CONDITIONAL";
    }

    @Override
    public int rank() {
      return 1;
    }

    @Override
    public Optional<Equivalence> granted() {
      return Optional.of(equivalence);
    }
  }

  /** A person must answer questions first. */
  record Referred(List<Question> questions) implements Outcome {
    public Referred {
      questions = List.copyOf(questions);
    }

    @Override
    public String code() {
      return "REFERRED";
    }

    @Override
    public int rank() {
      return 2;
    }
  }

  /** Not recognised, although an agreement speaks of it, or because it is not valid at all. */
  record Refused() implements Outcome {
    @Override
    public String code() {
      return "REFUSED";
    }

    @Override
    public int rank() {
      return 3;
    }
  }

  /** No agreement in force covers it: nothing is said against the certificate. */
  record NoAgreement() implements Outcome {
    @Override
    public String code() {
      return "NO_AGREEMENT";
    }

    @Override
    public int rank() {
      return 4;
    }
  }
}
