@NullMarked
package cn.yichi.platform.rotation;

import org.jspecify.annotations.NullMarked;
