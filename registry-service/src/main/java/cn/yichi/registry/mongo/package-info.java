/** Storage in MongoDB: relies on the atomicity of a single document only. */
@NullMarked
package cn.yichi.registry.mongo;

import org.jspecify.annotations.NullMarked;
