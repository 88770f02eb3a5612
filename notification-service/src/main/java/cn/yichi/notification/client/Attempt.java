package cn.yichi.notification.client;

import cn.yichi.notification.notice.SmsResult;

/**
 * One attempt at the provider.
 *
 * @param failing whether it speaks for a failing provider, so that enough of them open the circuit
 * @param again whether to try once more in the same go
 */
record Attempt(SmsResult result, boolean failing, boolean again) {

  /** The provider answered as it should. */
  static Attempt answered(SmsResult result) {
    return new Attempt(result, false, false);
  }

  /** The provider is well but busy. */
  static Attempt busy(SmsResult.Unavailable result, boolean again) {
    return new Attempt(result, false, again);
  }

  static Attempt failed(SmsResult result, boolean again) {
    return new Attempt(result, true, again);
  }
}
