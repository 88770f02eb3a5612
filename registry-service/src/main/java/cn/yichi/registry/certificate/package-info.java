/** Certificates: what a bureau states, how it is checked, and what the register keeps of it. */
@NullMarked
package cn.yichi.registry.certificate;

import org.jspecify.annotations.NullMarked;
