@NullMarked
package cn.yichi.sandbox;

import org.jspecify.annotations.NullMarked;
