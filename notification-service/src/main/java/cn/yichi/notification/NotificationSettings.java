package cn.yichi.notification;

import cn.yichi.notification.notice.SendingSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.notification.*}.
 *
 * @param gatherWindow how long first news of a certificate is gathered into one notice
 * @param contactGrace so long a released notice counts as waiting for a contact that is not known
 *     yet; one that comes later still gets its message
 * @param batch notices one pass of the sending loop takes at most
 * @param queue keys each due queue holds at most; what finds no room is found by the sweep
 * @param tick pause of the sending loop when there was nothing to do
 * @param sweepEvery how often the database is searched for due notices the queues do not hold
 * @param lease after this a message without a recorded answer counts as lost; longer than all tries
 *     of one go together
 * @param retryBase wait after the first failed go; doubles each time
 * @param retryMax longest wait between goes
 * @param giveUpAfter a message that waited so long is given up
 * @param queryAfter wait before asking what became of an attempt of unknown result
 * @param sms the two settings of the provider that the loop shares with its client
 */
@ConfigurationProperties("yichi.notification")
record NotificationSettings(
    @DefaultValue("30s") Duration gatherWindow,
    @DefaultValue("2m") Duration contactGrace,
    @DefaultValue("500") int batch,
    @DefaultValue("50000") int queue,
    @DefaultValue("20ms") Duration tick,
    @DefaultValue("10s") Duration sweepEvery,
    @DefaultValue("2m") Duration lease,
    @DefaultValue("2s") Duration retryBase,
    @DefaultValue("5m") Duration retryMax,
    @DefaultValue("72h") Duration giveUpAfter,
    @DefaultValue("30s") Duration queryAfter,
    @DefaultValue Sms sms) {

  /**
   * @param honoursIdempotencyKey whether the provider recognises a repeated key
   * @param inFlight messages with the provider at the same time at most
   */
  record Sms(
      @DefaultValue("true") boolean honoursIdempotencyKey, @DefaultValue("32") int inFlight) {}

  SendingSettings sending() {
    return new SendingSettings(
        batch,
        lease,
        contactGrace,
        retryBase,
        retryMax,
        giveUpAfter,
        queryAfter,
        sms.honoursIdempotencyKey());
  }
}
