package cn.yichi.registry;

import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;

/** People of the bureau of Chongqing. */
final class Person {
  private Person() {}

  /**
   * The header that signs somebody in.
   *
   * @param client through which
   */
  static String[] signedIn(String subject, String client, Role... roles) {
    return new String[] {
      "Authorization",
      TestProvider.shared()
          .token("500000", roles)
          .with("sub", subject)
          .with("client_id", client)
          .bearer()
    };
  }
}
