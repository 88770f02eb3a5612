/** Assessment bodies: what they are filed (备案) for, and their standing over time. */
@NullMarked
package cn.yichi.registry.issuer;

import org.jspecify.annotations.NullMarked;
