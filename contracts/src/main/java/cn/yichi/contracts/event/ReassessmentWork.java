package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

/**
 * A part of a re-evaluation is to be done (重新评估): the next step of one of its buckets. What is to
 * be done, and how far it has come, is kept by the service; a record only says that it is time.
 *
 * @param run id of the run
 * @param bucket which part, from 0; the record's key
 * @param step how many steps of the bucket were done before; one that is not the next is passed
 *     over
 */
public record ReassessmentWork(String run, int bucket, long step, Instants instants)
    implements Payload {
  public ReassessmentWork {
    requireNonNull(run, "run");
    requireNonNull(instants, "instants");
    if (bucket < 0 || step < 0) {
      throw new IllegalArgumentException("bucket and step count from 0");
    }
  }

  @Override
  public String key() {
    return Integer.toString(bucket);
  }

  @Override
  public String eventId() {
    return run + "/" + bucket + "/" + step;
  }
}
