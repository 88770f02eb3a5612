/**
 * Re-evaluation (重新评估): runs over stored decisions whose grounds have moved, cut into buckets that
 * instances share.
 */
@NullMarked
package cn.yichi.recognition.reassessment;

import org.jspecify.annotations.NullMarked;
