/**
 * Encryption of personal data field by field, blind indexes, per-person envelopes and the keys
 * behind them.
 */
@NullMarked
package cn.yichi.platform.vault;

import org.jspecify.annotations.NullMarked;
