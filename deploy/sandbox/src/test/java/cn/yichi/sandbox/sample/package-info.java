@NullMarked
package cn.yichi.sandbox.sample;

import org.jspecify.annotations.NullMarked;
