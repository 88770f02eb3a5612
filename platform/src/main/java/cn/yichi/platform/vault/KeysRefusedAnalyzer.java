package cn.yichi.platform.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which key is at fault, in place of a page of nested exceptions. */
final class KeysRefusedAnalyzer extends AbstractFailureAnalyzer<KeysRefused> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, KeysRefused cause) {
    return new FailureAnalysis(cause.fault(), cause.remedy(), cause);
  }
}
