package cn.yichi.bench.faults;

import cn.yichi.bench.faults.Snapshot.Decided;
import cn.yichi.bench.site.Offsets;
import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says what became of everything that went in. It knows the input files, what was answered to
 * changes, the public APIs and the topics; nothing of the services' insides, and trusts no counter
 * it could count itself.
 */
final class Checker {
  /** Relays that were held up write again after some seconds at most. */
  private static final Duration STILL = Duration.ofSeconds(8);

  /** What stood on the topics when they reached so far. */
  private record Read(Map<TopicPartition, Long> ends, Published published) {}

  /** What single rows were found to be when all was sound. */
  private record Known(
      Published published, Map<String, Map<String, Integer>> registers, Identities identities) {}

  private final Http http;
  private final World world;
  private final List<Input> inputs;
  private final Changes changes;
  private @Nullable Map<String, Long> settled;
  private @Nullable Read read;
  private @Nullable Known known;
  private long messages;

  Checker(World world, List<Input> inputs, Changes changes) {
    this.world = world;
    this.http = world.http();
    this.inputs = inputs;
    this.changes = changes;
  }

  /**
   * Whether the imports have ended, every group has read all there is and nobody has written
   * anything for a while: cheap, where a look at the books costs the database a walk through all it
   * holds.
   *
   * @throws IOException while a service does not answer
   */
  Findings atRest() throws IOException, InterruptedException {
    Findings findings = allRead();
    if (findings.clean()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.brokers()))) {
        Map<TopicPartition, Long> before = Offsets.ends(admin);
        TimeUnit.NANOSECONDS.sleep(STILL.toNanos());
        if (!Offsets.ends(admin).equals(before)) {
          findings.lost(1, "somebody has still to write");
        }
      }
    }
    return findings;
  }

  private Findings allRead() throws IOException {
    Findings findings = new Findings();
    jobs(findings);
    if (findings.clean()) {
      Backlog.of(world.brokers())
          .forEach((group, records) -> findings.lost(records, group + " has still to read"));
    }
    // Last: a desk that counts while it is busy counts slowly, and keeps its answer for longer.
    if (findings.clean()) {
      desks(findings);
    }
    return findings;
  }

  private void desks(Findings findings) throws IOException {
    for (ServiceAt service : world.services()) {
      if (service.kind() == Kind.NOTIFICATION) {
        long open = http.get(service.url() + "/api/notices/summary").body().path("open").asLong();
        findings.lost(open, service.name() + " is not done with its notices");
      }
    }
  }

  /**
   * Everything that can be asked of the books alone.
   *
   * @throws IOException while a service does not answer
   */
  Findings books() throws IOException {
    Findings findings = new Findings();
    jobs(findings);
    Snapshot now = Snapshot.of(world, http);
    registers(now, findings);
    hosts(now, Set.of(), findings);
    new NoticesCheck(world, now, changes.touched()).check(findings);
    return findings;
  }

  /**
   * What every group has still to read, the books, every record of every topic, every sound row by
   * its number and its holder, every message by its holder, and a sample of rows asked for as an
   * employer would.
   *
   * @throws IOException while a service does not answer
   */
  Findings all(int sample, long seed) throws IOException, InterruptedException {
    known = null;
    return look(sample, seed);
  }

  /**
   * The same once more, a while after all was sound. Single rows are asked for anew only where a
   * register or a topic has changed since; books, desks and phones are read again.
   *
   * @throws IOException while a service does not answer
   */
  Findings again(int sample, long seed) throws IOException, InterruptedException {
    return look(sample, seed);
  }

  private Findings look(int sample, long seed) throws IOException, InterruptedException {
    Findings findings = allRead();
    Snapshot now = Snapshot.of(world, http);
    Published published = published(now.registers().keySet(), findings);
    boolean same =
        known != null
            && known.published() == published
            && known.registers().equals(now.registers());
    Identities identities =
        same ? Objects.requireNonNull(known).identities() : identities(now, published, findings);
    Set<String> gone = new TopicsCheck(published, now, identities).check(findings);
    registers(now, findings);
    hosts(now, gone, findings);
    granted(now, identities, findings);
    ChangesCheck changed = new ChangesCheck(published, now, changes);
    changed.check(findings);
    new NoticesCheck(world, now, changed.suspended()).check(findings);
    messages = new MessagesCheck(world, now, published, identities).check(findings);
    if (!same) {
      for (Input input : inputs) {
        new RowsCheck(world, http, changes, now).check(input, sample, seed, findings);
      }
    }
    repeated(published.repeats(), findings);
    known = findings.clean() ? new Known(published, now.registers(), identities) : null;
    return findings;
  }

  /** Reads all topics, unless nothing has been added since they were read and found sound. */
  private Published published(Set<String> regions, Findings findings) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.brokers()))) {
      Map<TopicPartition, Long> ends = Offsets.ends(admin);
      if (read == null || !read.ends().equals(ends)) {
        long before = findings.count();
        Published fresh = Published.read(world.brokers(), regions, findings);
        read = findings.count() == before ? new Read(ends, fresh) : null;
        return fresh;
      }
      return read.published();
    }
  }

  /** Messages of unknown fate, at the last whole look; for a person to decide, not lost. */
  long leftToAPerson() {
    return messages;
  }

  private Identities identities(Snapshot now, Published published, Findings findings)
      throws IOException, InterruptedException {
    IdentitiesCheck check = new IdentitiesCheck(world, http, published);
    Map<String, Claim> claims = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (var register : now.registers().entrySet()) {
      String region = register.getKey();
      List<Input> brought = inputs.stream().filter(input -> input.region().equals(region)).toList();
      Identities found = check.check(region, brought, register.getValue().keySet(), findings);
      claims.putAll(found.claims());
      missing.addAll(found.missing());
    }
    return Identities.of(claims, missing);
  }

  /** A record may come twice where something was hit; once all has settled it may not. */
  private void repeated(Map<String, Long> repeats, Findings findings) {
    if (settled != null) {
      Map<String, Long> before = settled;
      repeats.forEach(
          (thing, times) ->
              findings.twice(
                  times - before.getOrDefault(thing, 0L), thing + " is told again though settled"));
    }
    if (findings.clean()) {
      settled = repeats;
    }
  }

  private void jobs(Findings findings) throws IOException {
    for (Input input : inputs) {
      JsonNode job = http.get(input.job()).body();
      String state = job.path("state").asString("");
      String name = "import " + input.file().file().getFileName();
      if (!state.equals("COMPLETED")) {
        findings.lost(1, name + " is " + state + " " + job.path("problem"));
        continue;
      }
      long accepted = job.path("accepted").asLong();
      findings.lost(input.file().good() - accepted, name + ": rows not accepted");
      findings.twice(accepted - input.file().good(), name + ": accepted more than there are");
      Set<String> codes = new TreeSet<>(input.file().bad().keySet());
      job.path("refusedByCode").propertyNames().forEach(codes::add);
      for (String code : codes) {
        long expected = input.file().bad().getOrDefault(code, 0L);
        long counted = job.path("refusedByCode").path(code).asLong();
        findings.unexplained(
            Math.abs(counted - expected),
            name + ": " + code + " refused " + counted + " times, not " + expected);
      }
    }
  }

  private void registers(Snapshot now, Findings findings) {
    now.registers()
        .forEach(
            (region, held) -> {
              long expected =
                  inputs.stream()
                      .filter(input -> input.region().equals(region))
                      .mapToLong(input -> input.file().good())
                      .sum();
              findings.lost(expected - held.size(), region + ": certificates in no register");
              findings.unexplained(
                  held.size() - expected, region + ": certificates that no row brought");
            });
    changes.odd().forEach(words -> findings.unexplained(1, words));
    Map<String, Integer> registered = now.registered();
    changes
        .acknowledged()
        .forEach(
            (id, version) -> {
              if (registered.getOrDefault(id, 0) < version) {
                findings.lost(1, id + ": version " + version + " was answered and is gone");
              }
            });
  }

  /**
   * What both regions must grant is granted in both. A decision that rests on the newest version
   * may still lack its issuer, and then nobody is told and no benefit opens, all in accord.
   */
  private void granted(Snapshot now, Identities identities, Findings findings) {
    Set<String> touched = changes.touched();
    now.hosts()
        .forEach(
            (host, held) ->
                identities
                    .claims()
                    .forEach(
                        (id, claim) -> {
                          Decided decided = held.get(id);
                          if (decided != null
                              && claim.covered()
                              && !touched.contains(id)
                              && !decided.outcome().equals("GRANTED")) {
                            findings.stale(1, id + " is " + decided.outcome() + " in " + host);
                          }
                        }));
  }

  /**
   * @param gone certificates that are lost from their register, as is said elsewhere
   */
  private void hosts(Snapshot now, Set<String> gone, Findings findings) {
    Map<String, Integer> registered = now.registered();
    now.hosts()
        .forEach(
            (host, held) -> {
              registered.forEach(
                  (id, version) -> {
                    Decided decided = held.get(id);
                    if (decided == null) {
                      findings.lost(1, id + " has no decision in " + host);
                    } else if (decided.backfilled()) {
                      findings.unexplained(1, id + " in " + host + " came by backfill, unasked");
                    } else if (decided.certificateVersion() < version) {
                      findings.stale(
                          1,
                          "%s in %s rests on version %d, not %d"
                              .formatted(id, host, decided.certificateVersion(), version));
                    }
                  });
              held.keySet().stream()
                  .filter(id -> !registered.containsKey(id) && !gone.contains(id))
                  .forEach(id -> findings.unexplained(1, id + " is decided in " + host));
            });
  }
}
