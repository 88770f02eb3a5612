package cn.yichi.recognition.file;

/**
 * A document as it was read.
 *
 * @param name where it was read, for faults
 * @param yaml its text
 */
record PolicyDocument(String name, String yaml) {}
