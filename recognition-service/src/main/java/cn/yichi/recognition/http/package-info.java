/** What employers, workers and other services ask over HTTP. */
@NullMarked
package cn.yichi.recognition.http;

import org.jspecify.annotations.NullMarked;
