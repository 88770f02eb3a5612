package cn.yichi.platform.outbox;

import cn.yichi.contracts.event.WireEvent;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/**
 * How the present state of an outbox's aggregates is said once more, see {@link Republication}.
 *
 * @param fact the fact of a stored document's present version, with the id and content it had;
 *     empty where nobody was told of it
 */
public record Restated(Outbox outbox, Function<Document, Optional<WireEvent>> fact) {}
