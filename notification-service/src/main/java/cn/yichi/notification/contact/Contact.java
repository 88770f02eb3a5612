package cn.yichi.notification.contact;

import cn.yichi.contracts.vocabulary.Recipient;
import java.util.Optional;

/**
 * How a recipient can be reached.
 *
 * @param version 1 for the first state, +1 for each change; the highest is kept
 * @param mobile empty where no number is known: then the inbox is the only channel
 */
public record Contact(
    Recipient recipient, int version, Optional<SealedMobile> mobile, Language language) {}
