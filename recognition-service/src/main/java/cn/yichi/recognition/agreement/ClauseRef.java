package cn.yichi.recognition.agreement;

/**
 * Names a clause of one version of an agreement.
 *
 * @param agreement id of the agreement
 * @param version its version, from 1
 * @param clause id of the clause; empty where the whole agreement is meant
 */
public record ClauseRef(String agreement, int version, String clause) {
  @Override
  public String toString() {
    return agreement + "/" + version + (clause.isEmpty() ? "" : "#" + clause);
  }
}
