package cn.yichi.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which setting is at fault, in place of a page of nested exceptions. */
final class SecurityRefusedAnalyzer extends AbstractFailureAnalyzer<SecurityRefused> {
  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SecurityRefused cause) {
    return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
  }
}
