/** Recorded authorisations (授权): which persons and clients act for which organisation, and when. */
@NullMarked
package cn.yichi.recognition.authorisation;

import org.jspecify.annotations.NullMarked;
