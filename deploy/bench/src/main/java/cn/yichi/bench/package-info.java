/**
 * Proves the journey and measures it: fault runs, and rates beside the bare broker and database.
 */
@NullMarked
package cn.yichi.bench;

import org.jspecify.annotations.NullMarked;
