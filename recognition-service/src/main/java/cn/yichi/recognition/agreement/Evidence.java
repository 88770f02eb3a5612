package cn.yichi.recognition.agreement;

/**
 * Something that a holder must show (须提交的材料).
 *
 * @param zh in the words of the source
 * @param en in English
 */
public record Evidence(String zh, String en) {}
