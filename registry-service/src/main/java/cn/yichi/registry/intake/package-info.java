/** Bulk import: a bureau's file becomes certificates, and an answer for every row. */
@NullMarked
package cn.yichi.registry.intake;

import org.jspecify.annotations.NullMarked;
