@NullMarked
package cn.yichi.platform;

import org.jspecify.annotations.NullMarked;
