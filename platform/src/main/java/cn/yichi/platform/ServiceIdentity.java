package cn.yichi.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which service of which region this process is.
 *
 * @param region own region, GB/T 2260 code of six digits
 * @param service {@code registry}, {@code recognition} or {@code notification}
 * @param instance name of this process among its equals; never shared by two that run at once;
 *     drawn when not set. A stable name lets a restarted process take up its leases at once.
 * @param sandbox true where a standalone database and unsigned agreements are accepted
 */
@ConfigurationProperties("yichi")
public record ServiceIdentity(
    String region,
    String service,
    @Nullable String instance,
    @DefaultValue("false") boolean sandbox) {
  public ServiceIdentity {
    if (!region.matches("\\d{6}")) {
      throw new IllegalArgumentException("yichi.region must have six digits: " + region);
    }
    if (instance == null || instance.isBlank()) {
      instance = UUID.randomUUID().toString();
    }
  }

  /** Name of this process, never null. */
  @Override
  public String instance() {
    return instance == null ? "" : instance;
  }

  /** {@code yichi.<region>.<service>}, the prefix of consumer groups and transactional ids. */
  public String prefix() {
    return "yichi." + region + "." + service;
  }

  /** CloudEvents {@code source} of what this service writes. */
  public String source() {
    return "/regions/" + region + "/" + service;
  }
}
