/**
 * Measurements: the journey of N certificates beside its {@linkplain cn.yichi.bench.speed.Floor I/O
 * floor}, bulk import, enquiries beside a bare endpoint, the engine and the codec alone. The ratio
 * is the result; rates by themselves say as much of the machine as of the house.
 */
@NullMarked
package cn.yichi.bench.speed;

import org.jspecify.annotations.NullMarked;
