@NullMarked
package cn.yichi.embedded;

import org.jspecify.annotations.NullMarked;
