package cn.yichi.recognition.file;

import java.util.List;

/** Documents that cannot be used, with every fault as {@code file: /path: what is wrong}. */
final class DocumentFaultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final List<String> faults;

  DocumentFaultsException(List<String> faults) {
    super(faults.size() + " fault(s) in policy documents:\n  " + String.join("\n  ", faults));
    this.faults = List.copyOf(faults);
  }

  List<String> faults() {
    return faults;
  }
}
