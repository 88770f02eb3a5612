package cn.yichi.sandbox.provider;

import cn.yichi.platform.security.Role;
import cn.yichi.sandbox.sample.StoryPeople;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who can sign in: in each region one account a role, named by the role's word, with one password
 * for the user and for the client. All made up.
 */
final class SampleAccounts {
  static final List<String> REGIONS = List.of("510000", "500000", "330000");

  /** A worker is a person of the stories. */
  private static final Map<String, StoryPeople> WORKERS =
      Map.of(
          "510000", StoryPeople.WANG_CHUANJIANG,
          "500000", StoryPeople.ZHOU_XUYANG,
          "330000", StoryPeople.WEI_WEI);

  private SampleAccounts() {}

  /** Password of the user and secret of the client. */
  static String password(String name) {
    return "sandbox-" + name;
  }

  static List<String> names() {
    return List.of(Role.values()).stream().map(Role::word).toList();
  }

  /** What a region's provider says of an account besides its name. */
  static Map<String, Object> claims(String region, String account) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("roles", List.of(account));
    claims.put("client_id", account);
    if (account.equals(Role.WORKER.word())) {
      Optional.ofNullable(WORKERS.get(region))
          .ifPresent(it -> claims.put("id_document_number", it.documentNumber()));
    } else if (!account.equals(Role.EMPLOYER.word())) {
      claims.put("region", region);
    }
    return claims;
  }
}
