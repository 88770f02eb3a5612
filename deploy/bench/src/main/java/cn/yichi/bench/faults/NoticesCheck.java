package cn.yichi.bench.faults;

import cn.yichi.bench.faults.Snapshot.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether each worker was told of what is new, once, on paper and on the phone. */
final class NoticesCheck {
  private static final Set<String> UNDER_WAY = Set.of("GATHERING", "WAITING", "SENDING");

  /** Nothing refuses a message, so none may fail. */
  private static final Set<String> SMS_ENDS = Set.of("SENT", "UNKNOWN", "NO_CONTACT");

  private final World world;
  private final Snapshot now;
  private final Set<String> changed;

  /**
   * @param changed certificates that may have been told of before they were changed, or not
   */
  NoticesCheck(World world, Snapshot now, Set<String> changed) {
    this.world = world;
    this.now = now;
    this.changed = changed;
  }

  void check(Findings findings) {
    now.desks()
        .forEach(
            (region, told) -> {
              due(region, told, findings);
              phones(region, told, findings);
            });
  }

  private void due(String region, List<Told> told, Findings findings) {
    Map<String, Integer> news = new HashMap<>();
    for (Told notice : told) {
      if (notice.kind().equals("NEW")) {
        notice
            .revisions()
            .keySet()
            .forEach(host -> news.merge(notice.certificate() + " in " + host, 1, Integer::sum));
      }
      if (UNDER_WAY.contains(notice.inbox()) || UNDER_WAY.contains(notice.sms())) {
        findings.lost(1, region + ": " + notice.key() + " is still under way");
      }
      ended(region, notice, findings);
    }
    Set<String> due = new HashSet<>();
    now.hosts()
        .forEach(
            (host, held) ->
                held.forEach(
                    (id, decided) -> {
                      if (decided.home().equals(region) && decided.worthTelling(host)) {
                        due.add(id + " in " + host);
                      }
                    }));
    for (String one : due) {
      if (!news.containsKey(one) && !changed.contains(certificate(one))) {
        findings.lost(1, region + ": not told of " + one);
      }
    }
    news.forEach(
        (one, times) -> {
          findings.twice(times - 1L, region + ": told as of new of " + one);
          boolean own = one.endsWith(region);
          if (!due.contains(one) && !own && decided(one) && !changed.contains(certificate(one))) {
            findings.unexplained(1, region + ": told of " + one + ", which is not due");
          }
        });
  }

  private static void ended(String region, Told notice, Findings findings) {
    if (!UNDER_WAY.contains(notice.sms()) && !SMS_ENDS.contains(notice.sms())) {
      findings.unexplained(
          1, "%s: the message of %s ended as '%s'".formatted(region, notice.key(), notice.sms()));
    }
    if (!UNDER_WAY.contains(notice.inbox()) && !notice.inbox().equals("SENT")) {
      findings.unexplained(
          1, "%s: %s is in the inbox as '%s'".formatted(region, notice.key(), notice.inbox()));
    }
  }

  /** Where the decision itself is lost, the books say so. */
  private boolean decided(String one) {
    String host = one.substring(one.lastIndexOf(' ') + 1);
    return now.hosts().getOrDefault(host, Map.of()).containsKey(certificate(one));
  }

  private static String certificate(String one) {
    return one.substring(0, one.indexOf(' '));
  }

  private void phones(String region, List<Told> told, Findings findings) {
    Map<String, Provider.Delivered> delivered = world.provider(region).delivered();
    Map<String, String> states = new HashMap<>();
    told.forEach(notice -> states.put(notice.smsKey(), notice.sms()));
    Map<List<String>, String> contents = new HashMap<>();
    delivered.forEach(
        (key, message) -> {
          findings.twice(message.times() - 1L, region + ": message " + key);
          if (!message.sameContent()) {
            findings.twice(1, region + ": key " + key + " was used for two messages");
          }
          String other = contents.put(List.of(message.to(), message.text()), key);
          if (other != null) {
            findings.twice(1, region + ": one message under two keys, " + other + " and " + key);
          }
          if (!Set.of("SENT", "UNKNOWN").contains(states.getOrDefault(key, ""))) {
            findings.unexplained(
                1, region + ": delivered, yet the notice says " + states.get(key) + ": " + key);
          }
        });
    states.forEach(
        (key, state) -> {
          if (state.equals("SENT") && !delivered.containsKey(key)) {
            findings.lost(1, region + ": said to be sent, and no phone got it: " + key);
          }
        });
  }
}
