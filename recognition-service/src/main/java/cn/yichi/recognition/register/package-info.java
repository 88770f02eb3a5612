/**
 * The register of agreements: drafts, what each region has signed and ordered, and the book that
 * holds here (签署、采纳、暂停、终止).
 */
@NullMarked
package cn.yichi.recognition.register;

import org.jspecify.annotations.NullMarked;
