package cn.yichi.platform.rotation;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.TreeSet;
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

  @Allow(
      value = {AUDITOR, SUPERVISOR},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "readRotation",
      summary = "How far the change to the current vault key is, collection by collection")
  RotationView progress() {
    return RotationView.of(current, older, rotation.progress());
  }
}
