/**
 * Files on disk that are never there in clear: uploads on their way in, error files on their way
 * out.
 */
@NullMarked
package cn.yichi.platform.spool;

import org.jspecify.annotations.NullMarked;
