@NullMarked
package decent.yichi.registry.http;

import org.jspecify.annotations.NullMarked;
