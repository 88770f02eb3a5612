package cn.yichi.platform.rotation;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.security.Allow;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far the change to the current key is. */
@RestController
@RequestMapping("/api/vault/rotation")
@Tag(name = "vault")
class RotationController {
  private final Rotation rotation;
  private final String current;
  private final Set<String> older;

  /**
   * @param older ids of configured keys besides the current one
   */
  RotationController(Rotation rotation, String current, Set<String> older) {
    this.rotation = rotation;
    this.current = current;
    this.older = new TreeSet<>(older);
  }

  /** What may be done with the older keys. */
  @Schema(name = "RotationState")
  enum State {
    /** No older key is configured. */
    NOT_NEEDED,
    /** Values are sealed anew, or looked for; older keys must stay. */
    RUNNING,
    /** A whole round found nothing under older keys: they may be taken out of the settings. */
    DONE
  }

  /** Counts of one collection, or of files that go by themselves. */
  @Schema(name = "RotationPart")
  record Part(String name, long total, long done, long left, long resealed) {}

  /** Ids of keys and counts; never a key. */
  @Schema(name = "Rotation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      String currentKey,
      Set<String> olderKeys,
      State state,
      int round,
      @Nullable Instant startedAt,
      @Nullable Instant doneAt,
      List<Part> parts) {}

  @Allow(
      value = {AUDITOR, SUPERVISOR},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "readRotation",
      summary = "How far the change to the current vault key is, collection by collection")
  Answer progress() {
    Optional<Progress> known = rotation.progress();
    return new Answer(
        current,
        older,
        state(known),
        known.map(Progress::round).orElse(0),
        known.map(Progress::startedAt).orElse(null),
        known.flatMap(Progress::doneAt).orElse(null),
        known.stream()
            .flatMap(it -> it.parts().entrySet().stream())
            .map(entry -> part(entry.getKey(), entry.getValue()))
            .toList());
  }

  private State state(Optional<Progress> known) {
    if (older.isEmpty()) {
      return State.NOT_NEEDED;
    }
    return known.flatMap(Progress::doneAt).isPresent() ? State.DONE : State.RUNNING;
  }

  private static Part part(String name, Progress.Part part) {
    return new Part(name, part.total(), part.done(), part.left(), part.resealed());
  }
}
