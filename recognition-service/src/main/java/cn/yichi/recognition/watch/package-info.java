/**
 * Watches (关注): with the holder's consent, an organisation is told when the answer about a
 * certificate changes.
 */
@org.jspecify.annotations.NullMarked
package cn.yichi.recognition.watch;
