/** What an operator runs by hand, at a terminal, beside a running system. */
@NullMarked
package cn.yichi.platform.command;

import org.jspecify.annotations.NullMarked;
