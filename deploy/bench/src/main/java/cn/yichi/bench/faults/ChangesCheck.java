package cn.yichi.bench.faults;

import cn.yichi.bench.faults.Snapshot.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether holders were told what became of their certificates after the first news: of a suspension
 * in every region where it counts, last and once, and of each benefit that opened.
 */
final class ChangesCheck {
  private static final String SUSPENDED = "CERTIFICATE_SUSPENDED";

  private final Published published;
  private final Snapshot now;
  private final Changes changes;
  private final Set<String> suspended = new TreeSet<>();

  /** Certificate in a host, to the revisions its holder was told. */
  private final Map<String, TreeMap<Long, Integer>> told = new HashMap<>();

  ChangesCheck(Published published, Snapshot now, Changes changes) {
    this.published = published;
    this.now = now;
    this.changes = changes;
    for (String region : now.registers().keySet()) {
      published
          .of(Stream.CERTIFICATES, region)
          .forEach(
              (id, versions) -> {
                if (versions.newest().contains("|SUSPENDED|")) {
                  suspended.add(id);
                }
              });
    }
    for (Told notice : notices()) {
      notice
          .revisions()
          .forEach(
              (host, revision) ->
                  told.computeIfAbsent(notice.certificate() + " in " + host, k -> new TreeMap<>())
                      .merge(revision, 1, Integer::sum));
    }
  }

  /** The certificates that are suspended, answered or not. */
  Set<String> suspended() {
    return Set.copyOf(suspended);
  }

  void check(Findings findings) {
    for (String id : suspended) {
      if (!changes.touched().contains(id)) {
        findings.unexplained(1, id + " is suspended, and nobody asked for it");
      }
    }
    now.hosts()
        .forEach(
            (host, held) ->
                held.forEach(
                    (id, decided) -> {
                      if (suspended.contains(id) && decided.counts()) {
                        findings.stale(
                            1, id + " is told as suspended, " + decided.outcome() + " in " + host);
                      }
                    }));
    for (String id : changes.acknowledged().keySet()) {
      if (!suspended.contains(id)) {
        findings.lost(1, id + " was suspended, and is told as it was");
      }
    }
    now.desks()
        .forEach(
            (region, notices) -> {
              changed(region, notices, findings);
              benefits(region, notices, findings);
            });
    for (String host : now.hosts().keySet()) {
      published
          .of(Stream.RECOGNITIONS, host)
          .forEach((id, decisions) -> suspension(id, host, decisions, findings));
    }
    told.forEach((one, revisions) -> again(one, revisions, findings));
  }

  private List<Told> notices() {
    List<Told> all = new ArrayList<>();
    now.desks().values().forEach(all::addAll);
    return all;
  }

  private void changed(String region, List<Told> notices, Findings findings) {
    Map<String, Integer> own = now.registers().getOrDefault(region, Map.of());
    for (Told notice : notices) {
      if (!own.containsKey(notice.certificate())
          && now.registered().containsKey(notice.certificate())) {
        findings.unexplained(1, region + ": " + notice.key() + " is another region's to tell");
      }
      if (notice.kind().equals("CHANGE") && !suspended.contains(notice.certificate())) {
        findings.unexplained(1, region + ": " + notice.key() + " tells of a change nobody made");
      }
    }
  }

  /** A holder who can act is told of a suspension wherever the certificate counted or would. */
  private void suspension(String id, String host, Versions decisions, Findings findings) {
    if (!suspended.contains(id) || !decisions.newest().contains(SUSPENDED)) {
      return;
    }
    TreeMap<Long, Integer> revisions = told.get(id + " in " + host);
    if (revisions == null) {
      findings.lost(1, "nobody was told that " + id + " is suspended in " + host);
      return;
    }
    @Nullable String last = decisions.at(revisions.lastKey());
    if (last == null || !last.contains(SUSPENDED)) {
      findings.lost(
          1,
          "the holder of %s was told of revision %d in %s, and not that it is suspended"
              .formatted(id, revisions.lastKey(), host));
    }
  }

  /** Nobody is told one decision twice, nor two in a row that say the same. */
  private void again(String one, TreeMap<Long, Integer> revisions, Findings findings) {
    String id = one.substring(0, one.indexOf(' '));
    String host = one.substring(one.lastIndexOf(' ') + 1);
    Versions decisions = published.of(Stream.RECOGNITIONS, host).get(id);
    String before = "";
    for (var each : revisions.entrySet()) {
      findings.twice(each.getValue() - 1L, "told of revision " + each.getKey() + " of " + one);
      String decision = decisions == null ? null : decisions.at(each.getKey());
      if (decision == null) {
        findings.unexplained(1, "told of revision " + each.getKey() + " of " + one);
      } else if (decision.equals(before)) {
        findings.twice(1, "told the same of " + one + " in revision " + each.getKey());
      }
      before = decision == null ? before : decision;
    }
  }

  /** One notice for each opening that a topic tells of. */
  private void benefits(String region, List<Told> notices, Findings findings) {
    Set<String> due = new HashSet<>();
    Map<String, Integer> own = now.registers().getOrDefault(region, Map.of());
    for (String host : now.hosts().keySet()) {
      published
          .of(Stream.BENEFITS, host)
          .forEach(
              (thing, versions) -> {
                int slash = thing.indexOf('/');
                if (own.containsKey(thing.substring(0, slash))) {
                  String subject = thing.substring(0, slash) + "/" + host + thing.substring(slash);
                  for (long revision : versions.all()) {
                    if ("OPEN".equals(versions.at(revision))) {
                      due.add(subject + "/" + revision);
                    }
                  }
                }
              });
    }
    for (Told notice : notices) {
      if (notice.kind().equals("BENEFIT")
          && !due.remove(notice.key())
          && own.containsKey(notice.certificate())) {
        findings.unexplained(1, region + ": " + notice.key() + " tells of no opening");
      }
    }
    due.forEach(key -> findings.lost(1, region + ": not told of the benefit " + key));
  }
}
