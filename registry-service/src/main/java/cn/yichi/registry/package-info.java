@NullMarked
package cn.yichi.registry;

import org.jspecify.annotations.NullMarked;
