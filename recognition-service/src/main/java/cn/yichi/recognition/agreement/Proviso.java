package cn.yichi.recognition.agreement;

/**
 * A reservation (如无特别规定) that is shown with every answer resting on its clause.
 *
 * @param zh in the words of the source
 * @param en in English
 */
public record Proviso(String zh, String en) {}
