/** Answers to people: employers' enquiries, and where a worker's certificate counts. */
@NullMarked
package cn.yichi.recognition.enquiry;

import org.jspecify.annotations.NullMarked;
