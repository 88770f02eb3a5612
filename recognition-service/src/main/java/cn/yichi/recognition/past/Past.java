package cn.yichi.recognition.past;

/**
 * Something as it was kept at an instant.
 *
 * @param value what was kept
 * @param exact false where what was kept then cannot be told, and the value is the nearest that can
 */
public record Past<T>(T value, boolean exact) {}
