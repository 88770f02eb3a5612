package cn.yichi.registry;

import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditTrail;
import cn.yichi.platform.audit.Deed;
import cn.yichi.registry.intake.ImportAudit;
import cn.yichi.registry.intake.ImportJob;
import cn.yichi.registry.intake.Progress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One audit entry for all rows of an import: who sent the file, the job, the file's digest, the
 * counts, and the Merkle root of the certificates accepted or known, in the order of rows.
 */
final class AuditedImports implements ImportAudit {
  private final AuditTrail trail;
  private final ActorSeal seal;
  private final Clock clock;

  AuditedImports(AuditTrail trail, ActorSeal seal, Clock clock) {
    this.trail = trail;
    this.seal = seal;
    this.clock = clock;
  }

  /** Throws what the trail throws, which is a time-out of the store. */
  @Override
  public void ended(ImportJob ended) {
    Progress progress = ended.progress();
    List<String> objects =
        List.of(
            ended.id().value(),
            "sha256:" + ended.upload().sha256(),
            "rows:" + progress.rows(),
            "accepted:" + progress.accepted(),
            "known:" + progress.alreadyKnown(),
            "refused:" + progress.refusedRows());
    trail.record(
        new Deed(
            clock.instant(),
            AuditKind.CHANGE,
            "import.end",
            seal.kept(ended.upload().sender()),
            new Deed.About(objects, Optional.of(Deed.Batch.of(progress.certificates())), ""),
            new Deed.Result(0, ended.state().name())));
  }
}
