/** Who asked about whose certificate, so that its holder may see it. */
@org.jspecify.annotations.NullMarked
package cn.yichi.recognition.asking;
