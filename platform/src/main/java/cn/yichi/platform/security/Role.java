package cn.yichi.platform.security;

import java.util.Locale;
import java.util.Optional;

/** What a caller is to a region's services. A caller may have several roles. */
public enum Role {
  /** A bureau's officer (经办人): files, imports, corrects, proposes. */
  OFFICER,
  /** A bureau's supervisor (负责人): confirms what an officer proposed. */
  SUPERVISOR,
  /** An auditor (审计员): reads who did what; changes nothing. */
  AUDITOR,
  /** Acts for an organisation by a recorded authorisation. */
  EMPLOYER,
  /** A holder of certificates, of whom only the own are shown. */
  WORKER,
  /** Another service or a tool of the region, no person. */
  SERVICE;

  /** How tokens write it: {@code officer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word; empty where it is none. */
  static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
