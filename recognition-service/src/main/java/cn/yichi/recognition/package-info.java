@NullMarked
package cn.yichi.recognition;

import org.jspecify.annotations.NullMarked;
