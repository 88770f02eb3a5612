/**
 * Reads agreements, statutes and benefit policies from the service's own YAML files. A document
 * that fails its schema, or names a region or form that does not exist, stops the service with a
 * list of every fault: a rule that is silently missing would be worse than no service.
 */
@NullMarked
package cn.yichi.recognition.file;

import org.jspecify.annotations.NullMarked;
