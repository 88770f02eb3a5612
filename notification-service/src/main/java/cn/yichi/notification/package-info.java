@NullMarked
package cn.yichi.notification;

import org.jspecify.annotations.NullMarked;
