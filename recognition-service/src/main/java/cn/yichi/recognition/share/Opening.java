package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.Instant;

/**
 * That an organisation opened a code.
 *
 * @param first when for the first time
 * @param last when for the last time
 * @param times how often, 1 at least
 */
public record Opening(SocialCreditCode by, Instant first, Instant last, int times) {
  Opening again(Instant at) {
    return new Opening(by, first, at, times + 1);
  }
}
