/** What recognition reads from the topics of all regions. */
@NullMarked
package cn.yichi.recognition.kafka;

import org.jspecify.annotations.NullMarked;
