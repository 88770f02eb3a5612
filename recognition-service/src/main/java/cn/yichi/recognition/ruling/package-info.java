/** Rulings on what sources and data leave open (裁定), and the queue of what waits for one. */
@NullMarked
package cn.yichi.recognition.ruling;

import org.jspecify.annotations.NullMarked;
