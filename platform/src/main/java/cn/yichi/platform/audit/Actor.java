package cn.yichi.platform.audit;

import static java.util.Objects.requireNonNull;

import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.telemetry.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Who did something, and from where.
 *
 * @param who as the provider knows them; empty for somebody not signed in, and for the service
 *     itself
 * @param roles words of the roles held, in alphabetical order; of an employer with the organisation
 *     acted for, {@code employer:<social credit code>}, for one person may act for several
 * @param client the client that the token was given to; empty where unknown
 * @param address the network address the request came from; empty for the service itself
 * @param trace id of the journey; empty outside of any
 */
public record Actor(
    Optional<Who> who, List<String> roles, String client, String address, String trace) {
  private static final int LONGEST = 200;

  public Actor {
    requireNonNull(who, "who");
    roles = List.copyOf(roles);
    client = cut(client);
    address = cut(address);
    trace = cut(trace);
  }

  /**
   * A person or service.
   *
   * @param provider the issuer of the token
   * @param subject who it is, to that provider
   */
  public record Who(String provider, String subject) {
    public Who {
      requireNonNull(provider, "provider");
      requireNonNull(subject, "subject");
    }

    /** Tells nothing: who it is stands in the audit log, not in others. */
    @Override
    public String toString() {
      return "Who";
    }
  }

  /** Whoever sent the request. */
  public static Actor of(HttpServletRequest request) {
    String address = request.getRemoteAddr() == null ? "" : request.getRemoteAddr();
    return Caller.of(request)
        .map(
            caller ->
                new Actor(
                    Optional.of(new Who(caller.provider(), caller.subject())),
                    capacities(caller),
                    caller.client().orElse(""),
                    address,
                    journey()))
        .orElseGet(() -> new Actor(Optional.empty(), List.of(), "", address, journey()));
  }

  static List<String> capacities(Caller caller) {
    return caller.roles().stream().map(role -> capacity(role, caller)).sorted().toList();
  }

  private static String capacity(Role role, Caller caller) {
    return role == Role.EMPLOYER
        ? caller.organisation().map(it -> role.word() + ":" + it.value()).orElse(role.word())
        : role.word();
  }

  /** The service itself, which nobody asked. */
  static Actor service() {
    return new Actor(Optional.empty(), List.of(), "", "", journey());
  }

  private static String journey() {
    return Trace.current().map(Trace::traceId).orElse("");
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
