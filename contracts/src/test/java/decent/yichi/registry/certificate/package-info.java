@NullMarked
package decent.yichi.registry.certificate;

import org.jspecify.annotations.NullMarked;
