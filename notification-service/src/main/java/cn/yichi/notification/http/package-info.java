/** The inbox, the state of each delivery and the books, over HTTP. */
@NullMarked
package cn.yichi.notification.http;

import org.jspecify.annotations.NullMarked;
