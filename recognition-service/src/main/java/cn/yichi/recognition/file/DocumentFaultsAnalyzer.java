package cn.yichi.recognition.file;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which documents are faulty, in place of a page of nested exceptions. */
final class DocumentFaultsAnalyzer extends AbstractFailureAnalyzer<DocumentFaultsException> {
  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, DocumentFaultsException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct these documents, or leave them out: yichi.policies.agreements and"
            + " yichi.policies.benefits say which are read.",
        cause);
  }
}
