/**
 * Benefits (补贴、奖励) as data: who gets how much by when. A benefit is a question of its own; a
 * recognised certificate opens none by itself, and a benefit may ask for more than recognition.
 */
@NullMarked
package cn.yichi.recognition.benefit;

import org.jspecify.annotations.NullMarked;
