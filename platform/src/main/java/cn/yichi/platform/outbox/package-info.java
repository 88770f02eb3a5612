/**
 * Facts wait in the document of their aggregate until Kafka has acknowledged them.
 *
 * <p>One document write stores the new state and the fact; {@link
 * cn.yichi.platform.outbox.OutboxRelay} sends it and clears what was acknowledged. A crash in
 * between makes a duplicate, never a loss; a transactional id per bucket keeps a relay that slept
 * from sending anything old.
 */
@NullMarked
package cn.yichi.platform.outbox;

import org.jspecify.annotations.NullMarked;
