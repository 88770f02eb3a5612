/**
 * Share codes (分享码): a worker hands an employer a code that opens one answer, about one of his
 * certificates, and nothing else.
 */
@org.jspecify.annotations.NullMarked
package cn.yichi.recognition.share;
