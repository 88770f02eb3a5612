/** For the tests of every service: a real broker and database, and a witness of queries. */
@NullMarked
package cn.yichi.platform.testing;

import org.jspecify.annotations.NullMarked;
