/** What was known here on a day (当时所知): what had been recorded by its end, and nothing later. */
@NullMarked
package cn.yichi.recognition.past;

import org.jspecify.annotations.NullMarked;
