@NullMarked
package cn.yichi.sandbox.provider;

import org.jspecify.annotations.NullMarked;
