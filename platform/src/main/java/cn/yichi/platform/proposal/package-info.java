/**
 * The two-person rule (双人复核): what one person proposes, another confirms, and only then is it
 * carried out. A service brings a {@link cn.yichi.platform.proposal.ProposedChange} for each kind;
 * the rest, its API included, is here.
 */
@NullMarked
package cn.yichi.platform.proposal;

import org.jspecify.annotations.NullMarked;
