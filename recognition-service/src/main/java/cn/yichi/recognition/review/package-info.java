/**
 * What this region found when it reviewed issuers on other regions' files (备案交叉互评), as two of its
 * people decided to publish it.
 */
@NullMarked
package cn.yichi.recognition.review;

import org.jspecify.annotations.NullMarked;
