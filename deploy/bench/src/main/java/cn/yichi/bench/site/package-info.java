/** Where the bench runs: machine, commit and temporary folders. */
@NullMarked
package cn.yichi.bench.site;

import org.jspecify.annotations.NullMarked;
