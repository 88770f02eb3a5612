package cn.yichi.bench.speed;

import java.time.Duration;

/**
 * How long is asked.
 *
 * @param requests of one run, all clients together
 * @param longest time of one run
 * @param runs of each number of clients, house and bare endpoint in turn
 */
record EnquiryPlan(int requests, Duration longest, int runs) {
  static final EnquiryPlan WHOLE = new EnquiryPlan(10_000, Duration.ofSeconds(8), 11);
  static final EnquiryPlan QUICK = new EnquiryPlan(200, Duration.ofSeconds(1), 1);
}
