/** What is over age is deleted, kind by kind, by a job that the settings give its periods. */
@NullMarked
package cn.yichi.platform.retention;

import org.jspecify.annotations.NullMarked;
