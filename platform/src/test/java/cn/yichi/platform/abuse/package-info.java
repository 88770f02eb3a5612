@NullMarked
package cn.yichi.platform.abuse;

import org.jspecify.annotations.NullMarked;
