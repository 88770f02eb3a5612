@NullMarked
package cn.yichi.contracts.event;

import org.jspecify.annotations.NullMarked;
