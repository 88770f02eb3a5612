package cn.yichi.registry;

import cn.yichi.registry.intake.ExpireFiles;
import cn.yichi.registry.intake.IntakeLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code yichi.registry.imports.*}: the bounds of bulk import.
 *
 * @param maxFileSize largest file taken; more is answered with 413
 * @param maxOpen jobs that may wait or run at once; more are turned away with 503
 * @param concurrent jobs that one instance runs at once
 * @param batch rows that are stored together
 * @param checkpointEvery longest time between two checkpoints of a job
 * @param hold how long a run keeps a job without a sign of life, before another instance may go on
 * @param poll how often jobs that others left are looked for
 * @param keepUploads how long an uploaded file stays after its job's end
 * @param keepErrors how long an error file stays after its job's end
 * @param sweep how often files are looked for whose time is over
 */
@ConfigurationProperties("yichi.registry.imports")
record ImportSettings(
    @DefaultValue("2GB") DataSize maxFileSize,
    @DefaultValue("100") int maxOpen,
    @DefaultValue("2") int concurrent,
    @DefaultValue("500") int batch,
    @DefaultValue("1s") Duration checkpointEvery,
    @DefaultValue("30s") Duration hold,
    @DefaultValue("2s") Duration poll,
    @DefaultValue("1d") Duration keepUploads,
    @DefaultValue("30d") Duration keepErrors,
    @DefaultValue("1h") Duration sweep) {

  IntakeLimits limits() {
    return new IntakeLimits(
        maxFileSize.toBytes(), maxOpen, concurrent, batch, checkpointEvery, hold, poll);
  }

  ExpireFiles.Keep keep() {
    return new ExpireFiles.Keep(keepUploads, keepErrors);
  }
}
