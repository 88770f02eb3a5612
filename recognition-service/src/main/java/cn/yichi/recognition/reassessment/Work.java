package cn.yichi.recognition.reassessment;

/**
 * That the next step of a bucket is to be done.
 *
 * @param run id of the run
 * @param bucket its number
 * @param step how many steps of it were done before
 */
public record Work(String run, int bucket, long step) {
  static Work of(Run run, Bucket bucket) {
    return new Work(run.id(), bucket.number(), bucket.step());
  }
}
