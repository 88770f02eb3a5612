package cn.yichi.platform.rotation;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.platform.security.Allow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far the change to the current version of the federation's key is. */
@RestController
@RequestMapping("/api/federation/rotation")
@Tag(name = "vault")
class FederationRotationController {
  private final Rotation rotation;
  private final String current;
  private final Set<String> older = new TreeSet<>();

  FederationRotationController(Rotation rotation, FederationKey key) {
    this.rotation = rotation;
    this.current = Integer.toString(key.current());
    key.versions().headSet(key.current()).forEach(it -> older.add(Integer.toString(it)));
  }

  @Allow(
      value = {AUDITOR, SUPERVISOR},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "readFederationRotation",
      summary = "How far the change to the current version of the federation's key is",
      description =
          "DONE says that nothing here is under an older version and that all of it is published. An"
              + " older version may be taken out once every region says so.")
  RotationView progress() {
    return RotationView.of(current, older, rotation.progress());
  }
}
