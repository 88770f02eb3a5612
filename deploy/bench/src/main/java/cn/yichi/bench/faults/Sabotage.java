package cn.yichi.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.bench.faults.Snapshot.Decided;
import cn.yichi.bench.faults.Snapshot.Told;
import cn.yichi.sandbox.ServiceAt.Kind;
import cn.yichi.sandbox.sample.SampleRows;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Does to a settled world each harm that a fault run must never find, each to a certificate of its
 * own, and tells whether the checker sees it as what it is. A checker that cannot fail proves
 * nothing.
 */
final class Sabotage implements AutoCloseable {
  private static final int SAMPLE = 20;
  private static final String NOBODY = "a".repeat(32);

  /** What was done, to what, and what kind of finding the checker must call it. */
  private record Harm(String name, String subject, String kind) {}

  private final World world;
  private final Path folder;
  private final Map<String, SampleRows> rows;
  private final List<Input> inputs;
  private final Http http;
  private final Tamper tamper;
  private final List<Harm> done = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  Sabotage(World world, Path folder, Map<String, SampleRows> rows, List<Input> inputs) {
    this.inputs = inputs;
    this.world = world;
    this.http = world.http();
    this.folder = folder;
    this.rows = rows;
    this.tamper = new Tamper(world);
  }

  /**
   * Harms the world for good.
   *
   * @return harms that the checker did not see, or called something else, and what it called them
   */
  Map<String, String> unseen(Checker checker, PrintStream out)
      throws IOException, InterruptedException {
    Findings sound = checker.all(SAMPLE, 1);
    if (!sound.clean()) {
      return Map.of("a sound world", " is called " + sound.words());
    }
    addRow();
    Snapshot before = Snapshot.of(world, http);
    // First: with what is sent come repetitions that were kept back, which would mend what is done
    // to the books before it.
    records(before);
    awaitRead();
    certificatesAndDecisions(before);
    notices(before);
    messages(before);
    Findings found = checker.all(SAMPLE, 1);
    Map<String, String> unseen = new LinkedHashMap<>();
    for (Harm harm : done) {
      Set<String> called = found.about(harm.subject);
      out.printf("    %-42s seen as %s%n", harm.name, called);
      if (!called.equals(Set.of(harm.kind))) {
        found.words().stream()
            .filter(words -> words.contains(harm.subject))
            .forEach(words -> out.println("      " + words));
        unseen.put(harm.name, ", which is " + harm.kind + ", is called " + called);
      }
    }
    return unseen;
  }

  private void certificatesAndDecisions(Snapshot before) throws IOException {
    String lost = sound(before);
    tamper.collection(Kind.REGISTRY, World.SICHUAN, "certificates").deleteOne(Filters.eq(lost));
    done("lost certificate", lost, "lost");
    String undecided = sound(before);
    tamper
        .collection(Kind.RECOGNITION, World.CHONGQING, "certificates")
        .deleteOne(Filters.eq(undecided));
    done("lost decision", undecided, "lost");
    String stale = changed(before);
    rewrite(stale, "certificateVersion", 1);
    done("stale decision", stale, "stale");
    String counts = changed(before);
    rewrite(counts, "outcome", "GRANTED");
    done("suspended certificate that counts", counts, "stale");
    String unjudged = covered(before);
    rewrite(unjudged, "outcome", "NO_AGREEMENT");
    done("no agreement although the memo covers it", unjudged, "stale");
    String old = sound(before);
    rewrite(old, "cause", "BACKFILL");
    done("decision called old news", old, "unexplained");
  }

  /** Rewrites a field of Chongqing's decision. */
  private void rewrite(String id, String field, Object value) {
    tamper
        .collection(Kind.RECOGNITION, World.CHONGQING, "certificates")
        .updateOne(Filters.eq(id), Updates.set(field, value));
  }

  private void notices(Snapshot before) {
    Told news = notice(before, World.SICHUAN, it -> isNews(before, it));
    tamper.forget(World.SICHUAN, news);
    done("lost notice", news.certificate(), "lost");
    Told again = notice(before, World.SICHUAN, it -> isNews(before, it) && noContact(it));
    tamper.repeat(World.SICHUAN, again);
    done("notice twice", again.certificate(), "twice");
    Told change = notice(before, World.SICHUAN, World.CHONGQING, it -> it.kind().equals("CHANGE"));
    tamper.forget(region(before, change), change);
    done("lost change", change.certificate(), "lost");
    Told benefit = notice(before, World.CHONGQING, it -> it.kind().equals("BENEFIT"));
    tamper.forget(World.CHONGQING, benefit);
    done("lost notice of a benefit", benefit.certificate(), "lost");
    Told unreached = sent(before, World.SICHUAN);
    tamper.say(World.SICHUAN, unreached, "NO_CONTACT");
    world.keyed.forget(unreached.smsKey());
    done("lost contact of a holder with a phone", unreached.certificate(), "lost");
    Told unknown = sent(before, World.SICHUAN);
    tamper.say(World.SICHUAN, unknown, "UNKNOWN");
    done("unknown where a key would tell", unknown.certificate(), "lost");
  }

  private void messages(Snapshot before) throws IOException {
    Told lost = sent(before, World.SICHUAN);
    world.keyed.forget(lost.smsKey());
    done("lost SMS", lost.certificate(), "lost");
    Told twice = sent(before, World.CHONGQING);
    Provider.Delivered message = message(world.keyless, twice);
    post(world.keyless, twice, message.to(), message.text());
    done("SMS twice", twice.certificate(), "twice");
    Told astray = sent(before, World.CHONGQING);
    String text = message(world.keyless, astray).text();
    world.keyless.forget(astray.smsKey());
    post(world.keyless, astray, "10000000000", text);
    done("SMS to somebody else", astray.certificate(), "unexplained");
  }

  private void records(Snapshot before) throws InterruptedException {
    String contact = tamper.loseFirstRecord("yichi." + World.SICHUAN + ".contacts");
    done("lost contact record", contact, "lost");
    String decisions = "yichi." + World.CHONGQING + ".recognitions";
    String twice = sound(before);
    tamper.send(again(tamper.first(decisions, twice)));
    done("decision twice on the topic", twice, "twice");
    String otherwise = sound(before);
    ConsumerRecord<byte[], byte[]> first = tamper.first(decisions, otherwise);
    byte[] others = (new String(first.value(), UTF_8) + " ").getBytes(UTF_8);
    tamper.send(
        new ProducerRecord<>(decisions, first.partition(), first.key(), others, first.headers()));
    done("decision told in two ways", otherwise, "unexplained");
    String old = changed(before);
    tamper.send(again(tamper.first("yichi." + World.SICHUAN + ".certificates", old)));
    done("old version as the last record", old, "stale");
    byte[] unknown = "{\"certificateId\":\"%s\",\"version\":1}".formatted(NOBODY).getBytes(UTF_8);
    tamper.send(
        new ProducerRecord<>(
            "yichi." + World.CHONGQING + ".certificates", NOBODY.getBytes(UTF_8), unknown));
    done("unexplained record", NOBODY, "unexplained");
    String dead = sound(before);
    tamper.send(
        new ProducerRecord<>(
            "yichi." + World.CHONGQING + ".dlt.recognition.certificates",
            dead.getBytes(UTF_8),
            unknown));
    done("dead letter", dead, "unexplained");
  }

  private void awaitRead() throws InterruptedException {
    for (int look = 0; look < 60 && !Backlog.of(world.brokers()).isEmpty(); look++) {
      TimeUnit.SECONDS.sleep(2);
    }
    // Read is not yet written.
    TimeUnit.SECONDS.sleep(5);
  }

  /** A row that goes all its way, and of which the checker was not told. */
  private void addRow() throws IOException, InterruptedException {
    Snapshot before = Snapshot.of(world, http);
    Path file = folder.resolve("unexplained.csv");
    Objects.requireNonNull(rows.get(World.SICHUAN)).write(1, file);
    http.upload(world.service(Kind.REGISTRY, World.SICHUAN).url(), file);
    Set<String> fresh = Set.of();
    for (int look = 0; look < 60 && fresh.isEmpty(); look++) {
      TimeUnit.SECONDS.sleep(2);
      Snapshot now = Snapshot.of(world, http);
      Set<String> decided = new HashSet<>(now.registered().keySet());
      decided.removeAll(before.registered().keySet());
      now.hosts().values().forEach(held -> decided.retainAll(held.keySet()));
      fresh = Backlog.of(world.brokers()).isEmpty() ? decided : fresh;
    }
    // Its news is still gathered for a while.
    TimeUnit.SECONDS.sleep(10);
    done("unexplained row", used(fresh.iterator().next()), "unexplained");
  }

  private void done(String name, String subject, String kind) {
    done.add(new Harm(name, subject, kind));
  }

  private String used(String id) {
    used.add(id);
    return id;
  }

  /** A certificate of Sichuan as it was issued, granted in Chongqing, not harmed yet. */
  private String sound(Snapshot before) {
    Map<String, Decided> hosted = before.hosts().getOrDefault(World.CHONGQING, Map.of());
    return used(
        before.registers().getOrDefault(World.SICHUAN, Map.of()).entrySet().stream()
            .filter(entry -> entry.getValue() == 1)
            .map(Map.Entry::getKey)
            .filter(id -> !used.contains(id))
            .filter(id -> hosted.containsKey(id))
            .filter(id -> Objects.requireNonNull(hosted.get(id)).outcome().equals("GRANTED"))
            .findFirst()
            .orElseThrow());
  }

  /** A certificate of Chongqing that the memo covers, as it was issued, not harmed yet. */
  private String covered(Snapshot before) throws IOException {
    Map<String, Integer> own = before.registers().getOrDefault(World.CHONGQING, Map.of());
    String url = world.service(Kind.REGISTRY, World.CHONGQING).url() + "/api/certificates/lookup";
    for (Input input : inputs) {
      if (input.region().equals(World.CHONGQING)) {
        for (Map<String, String> row : input.soundRows()) {
          Claim claim = Claim.of(row);
          if (claim.covered()) {
            String id = IdentitiesCheck.lookUp(http, url, claim).orElseThrow();
            if (own.getOrDefault(id, 0) == 1 && !used.contains(id)) {
              return used(id);
            }
          }
        }
      }
    }
    throw new IllegalStateException("no row of Chongqing is covered");
  }

  /** A suspended certificate of Sichuan, not harmed yet. */
  private String changed(Snapshot before) {
    return used(
        before.registers().getOrDefault(World.SICHUAN, Map.of()).entrySet().stream()
            .filter(entry -> entry.getValue() > 1 && !used.contains(entry.getKey()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow());
  }

  private static boolean noContact(Told notice) {
    return notice.sms().equals("NO_CONTACT");
  }

  private Told sent(Snapshot before, String region) {
    return notice(before, region, it -> isNews(before, it) && it.sms().equals("SENT"));
  }

  /** Due whatever else happened: another region's decision on a certificate as it was issued. */
  private static boolean isNews(Snapshot before, Told notice) {
    String region = region(before, notice);
    return notice.kind().equals("NEW")
        && before.registered().getOrDefault(notice.certificate(), 0) == 1
        && notice.revisions().keySet().stream().anyMatch(host -> !host.equals(region));
  }

  private Told notice(Snapshot before, String region, Predicate<Told> condition) {
    return notice(before, region, region, condition);
  }

  private Told notice(Snapshot before, String region, String otherwise, Predicate<Told> condition) {
    Told found =
        Stream.of(region, otherwise)
            .flatMap(each -> before.desks().getOrDefault(each, List.of()).stream())
            .filter(condition)
            .filter(notice -> !used.contains(notice.certificate()))
            .findFirst()
            .orElseThrow();
    used(found.certificate());
    return found;
  }

  private static String region(Snapshot before, Told notice) {
    return before.desks().entrySet().stream()
        .filter(desk -> desk.getValue().contains(notice))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static Provider.Delivered message(Provider provider, Told notice) {
    return Objects.requireNonNull(provider.delivered().get(notice.smsKey()));
  }

  private void post(Provider provider, Told notice, String to, String text) throws IOException {
    http.post(
        provider.url() + "/messages",
        Map.of("key", notice.smsKey(), "to", to, "text", text),
        Map.of());
  }

  private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), record.headers());
  }

  @Override
  public void close() {
    tamper.close();
  }
}
