@NullMarked
package cn.yichi.bench;

import org.jspecify.annotations.NullMarked;
