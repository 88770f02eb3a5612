/**
 * The audit log: who changed something or read personal data, one entry each, in hash chains whose
 * heads stand on {@code books}; written before the answer leaves, verified by endpoint and command.
 */
@NullMarked
package cn.yichi.platform.audit;

import org.jspecify.annotations.NullMarked;
