package broken.yichi.registry.http;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;

final class FieldInjected {
  @Autowired Clock clock;
}
