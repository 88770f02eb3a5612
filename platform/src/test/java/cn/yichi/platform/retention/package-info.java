@NullMarked
package cn.yichi.platform.retention;

import org.jspecify.annotations.NullMarked;
