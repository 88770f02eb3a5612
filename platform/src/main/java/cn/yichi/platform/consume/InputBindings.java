package cn.yichi.platform.consume;

import cn.yichi.platform.ServiceIdentity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/** The input bindings a service has declared: {@code <function>-in-0}. */
final class InputBindings {
  private static final String SUFFIX = "-in-0";

  private final BindingServiceProperties bindings;

  InputBindings(BindingServiceProperties bindings) {
    this.bindings = bindings;
  }

  Set<String> names() {
    return bindings.getBindings().keySet().stream()
        .filter(name -> name.endsWith(SUFFIX))
        .collect(Collectors.toUnmodifiableSet());
  }

  List<String> deadLetterTopics(ServiceIdentity identity) {
    return names().stream()
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .map(function -> BatchConsumers.deadLetterTopic(identity, function))
        .sorted()
        .toList();
  }
}
