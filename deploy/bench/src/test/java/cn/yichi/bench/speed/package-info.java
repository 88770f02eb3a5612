@NullMarked
package cn.yichi.bench.speed;

import org.jspecify.annotations.NullMarked;
