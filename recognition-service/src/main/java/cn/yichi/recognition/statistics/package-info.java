/** What is published of how certificates move between regions and what became of questions. */
@org.jspecify.annotations.NullMarked
package cn.yichi.recognition.statistics;
