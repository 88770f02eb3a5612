@NullMarked
package cn.yichi.platform.security;

import org.jspecify.annotations.NullMarked;
