package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.register.DocumentFaultText;
import java.util.List;

/** Refuses the document of an agreement with what is wrong in it, place by place. */
final class FaultyDocument {
  private static final int MOST_FAULTS = 50;

  private FaultyDocument() {}

  /** Names the first 50 faults, and how many there are. */
  static ProblemException refused(List<DocumentFault> faults) {
    Problem problem = Problem.of(RecognitionProblem.AGREEMENT_FAULTY).with("count", faults.size());
    for (DocumentFault each : faults.subList(0, Math.min(faults.size(), MOST_FAULTS))) {
      problem = problem.fault(fault(each));
    }
    return problem.exception();
  }

  private static FieldFault fault(DocumentFault fault) {
    return new FieldFault(
        field(fault.place()),
        fault.code().name(),
        Finding.shown(fault.parameters().getOrDefault("value", "")),
        locale ->
            new FieldFault.Words(
                DocumentFaultText.fault(fault, locale), DocumentFaultText.remedy(fault, locale)));
  }

  /** {@code /clauses/0/covers} as {@code clauses[0].covers}; the whole is {@code document}. */
  private static String field(String place) {
    String path = place.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    return path.isEmpty()
        ? "document"
        : path.substring(path.startsWith(".") ? 1 : 0).replace("~1", "/").replace("~0", "~");
  }
}
