/** Rosters: many questions in one file, each row answered, the answers in the sender's columns. */
@org.jspecify.annotations.NullMarked
package cn.yichi.recognition.roster;
