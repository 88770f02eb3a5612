/** The HTTP API of the registry. */
@NullMarked
package cn.yichi.registry.http;

import org.jspecify.annotations.NullMarked;
