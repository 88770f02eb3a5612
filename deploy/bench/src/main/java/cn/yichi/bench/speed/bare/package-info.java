/**
 * What enquiries are measured against: one look-up by id and one insert behind the same web server.
 */
@NullMarked
package cn.yichi.bench.speed.bare;

import org.jspecify.annotations.NullMarked;
