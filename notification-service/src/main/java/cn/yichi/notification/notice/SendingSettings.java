package cn.yichi.notification.notice;

import java.time.Duration;

/**
 * How the sending loop behaves.
 *
 * @param batch how many notices one pass takes at most
 * @param lease after this an attempt without a recorded result counts as lost
 * @param contactGrace so long a released notice counts as waiting for a contact that is not known
 *     yet
 * @param retryBase wait after the first failed attempt; doubles each time
 * @param retryMax longest wait between attempts
 * @param giveUpAfter a message that waited so long since its release is given up
 * @param queryAfter wait before asking what became of an attempt of unknown result
 * @param honoursKey whether the provider recognises a repeated idempotency key
 */
public record SendingSettings(
    int batch,
    Duration lease,
    Duration contactGrace,
    Duration retryBase,
    Duration retryMax,
    Duration giveUpAfter,
    Duration queryAfter,
    boolean honoursKey) {}
