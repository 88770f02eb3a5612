package broken.yichi.registry.http;

import org.springframework.web.bind.annotation.DeleteMapping;

class UnseenChange {
  @DeleteMapping
  void forget() {}
}
