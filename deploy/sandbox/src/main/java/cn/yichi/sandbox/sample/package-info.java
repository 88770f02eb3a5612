/** Synthetic bureau files: people, issuers and certificates that exist nowhere. */
@NullMarked
package cn.yichi.sandbox.sample;

import org.jspecify.annotations.NullMarked;
