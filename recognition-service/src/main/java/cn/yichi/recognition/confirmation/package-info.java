/**
 * What the home region of a certificate confirms of it to its partners (核验、备案): conditions of an
 * agreement that its own books answer, as two of its people decided, and what this region heard
 * from others.
 */
@NullMarked
package cn.yichi.recognition.confirmation;

import org.jspecify.annotations.NullMarked;
