/** Files: issuers to begin with, bureaus' CSV, and the encrypted store in which uploads lie. */
@NullMarked
package cn.yichi.registry.file;

import org.jspecify.annotations.NullMarked;
