@NullMarked
package cn.yichi.bench.faults;

import org.jspecify.annotations.NullMarked;
