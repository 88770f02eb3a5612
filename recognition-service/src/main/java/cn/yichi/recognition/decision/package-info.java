/**
 * What a certificate is worth in a host region on a day: a pure function of the certificate, its
 * issuer and the agreement book. No clock, no store, no transport.
 */
@NullMarked
package cn.yichi.recognition.decision;

import org.jspecify.annotations.NullMarked;
