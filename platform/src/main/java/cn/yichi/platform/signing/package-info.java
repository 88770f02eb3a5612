/**
 * Who said it: regions sign what they publish, and nobody believes a record that does not verify.
 *
 * <p>A region's identity key states its signing keys; a signing key signs the Merkle root of a
 * batch; each record carries its path to that root.
 */
@NullMarked
package cn.yichi.platform.signing;

import org.jspecify.annotations.NullMarked;
