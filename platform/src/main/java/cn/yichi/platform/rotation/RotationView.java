package cn.yichi.platform.rotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of keys as its API tells it: ids of keys and counts; never a key. */
@Schema(name = "Rotation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RotationView(
    String currentKey,
    Set<String> olderKeys,
    State state,
    int round,
    @Nullable Instant startedAt,
    @Nullable Instant doneAt,
    List<Part> parts) {

  /** What may be done with the older keys. */
  @Schema(name = "RotationState")
  enum State {
    /** No older key is configured. */
    NOT_NEEDED,
    /** Something is brought under the current key, or looked for; older keys must stay. */
    RUNNING,
    /** A whole round found nothing under older keys: they may be taken out of the settings. */
    DONE
  }

  /** Counts of one collection, or of files that go by themselves. */
  @Schema(name = "RotationPart")
  record Part(String name, long total, long done, long left, long resealed) {}

  /**
   * @param older ids of the keys that are to go
   * @param known how far it is; empty where it never began
   */
  static RotationView of(String current, Set<String> older, Optional<Progress> known) {
    return new RotationView(
        current,
        older,
        older.isEmpty()
            ? State.NOT_NEEDED
            : known.flatMap(Progress::doneAt).isPresent() ? State.DONE : State.RUNNING,
        known.map(Progress::round).orElse(0),
        known.map(Progress::startedAt).orElse(null),
        known.flatMap(Progress::doneAt).orElse(null),
        known.stream()
            .flatMap(it -> it.parts().entrySet().stream())
            .map(entry -> part(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static Part part(String name, Progress.Part part) {
    return new Part(name, part.total(), part.done(), part.left(), part.resealed());
  }
}
