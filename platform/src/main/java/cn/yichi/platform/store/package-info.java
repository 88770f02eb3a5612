/** What a service asserts about its database: majority writes, declared indexes. */
@NullMarked
package cn.yichi.platform.store;

import org.jspecify.annotations.NullMarked;
