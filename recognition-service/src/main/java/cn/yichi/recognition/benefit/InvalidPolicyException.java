package cn.yichi.recognition.benefit;

import java.util.List;

/** A policy document whose conditions or facts do not fit together. */
public final class InvalidPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> faults;

  InvalidPolicyException(String policy, List<String> faults) {
    super(policy + ": " + String.join("; ", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
