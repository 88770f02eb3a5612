/** Honours and contest results: what a bureau states, and what the register keeps and publishes. */
@NullMarked
package cn.yichi.registry.honour;

import org.jspecify.annotations.NullMarked;
