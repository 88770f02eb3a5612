/** Files that the registry reads and writes beside its database. */
@NullMarked
package cn.yichi.registry.file;

import org.jspecify.annotations.NullMarked;
