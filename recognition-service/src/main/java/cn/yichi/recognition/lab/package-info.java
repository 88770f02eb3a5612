/** The agreement lab (协议试算): what a draft would change, on the live data, without touching it. */
@NullMarked
package cn.yichi.recognition.lab;

import org.jspecify.annotations.NullMarked;
