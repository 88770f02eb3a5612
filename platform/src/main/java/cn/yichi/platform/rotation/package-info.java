/**
 * The change of keys: what is sealed under an older one is sealed anew, while the service works.
 */
@NullMarked
package cn.yichi.platform.rotation;

import org.jspecify.annotations.NullMarked;
