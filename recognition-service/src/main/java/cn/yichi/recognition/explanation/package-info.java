/**
 * Explanations (解释): every clause that was tried, every test of it, and what would change the
 * answer. Made only when somebody asks.
 */
@NullMarked
package cn.yichi.recognition.explanation;

import org.jspecify.annotations.NullMarked;
