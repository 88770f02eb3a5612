/**
 * Agreements between regions (协议) and national rules (规定) as values: parties, clauses, dates, and
 * what their sources leave open.
 */
@NullMarked
package cn.yichi.recognition.agreement;

import org.jspecify.annotations.NullMarked;
