package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.DraftValidation;
import cn.yichi.registry.certificate.RegisterCertificates;
import cn.yichi.registry.issuer.IssuerDirectory;
import java.time.Clock;

/**
 * What every run of a job works with.
 *
 * @param issuers read anew when a run begins
 */
public record ImportTools(
    ImportJobs jobs,
    UploadedFiles uploads,
    ErrorFiles errors,
    Checking checking,
    RegisterCertificates register,
    StoreFailures failures,
    ImportAudit audit,
    IntakeLimits limits,
    Clock clock) {

  /** How rows are checked, and against which issuers. */
  public record Checking(DraftValidation validation, IssuerDirectory issuers) {}
}
