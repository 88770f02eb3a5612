package cn.yichi.bench.faults;

import cn.yichi.sandbox.sample.SampleIssuer;
import cn.yichi.sandbox.sample.SampleRegion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the topics say the same as books and files: each thing there is, up to its newest state,
 * which is also the last one told; and nothing else.
 */
final class TopicsCheck {
  /** Pays towards a master technician's home; the one policy of the two regions. */
  private static final String JIANGJIN = "jiangjin-housing";

  private final Published published;
  private final Snapshot now;
  private final Identities identities;

  /** Certificates that were published for a row and are in no register any more. */
  private final Set<String> gone = new HashSet<>();

  TopicsCheck(Published published, Snapshot now, Identities identities) {
    this.published = published;
    this.now = now;
    this.identities = identities;
  }

  /**
   * @return certificates that were published for a row and are in no register any more
   */
  Set<String> check(Findings findings) {
    for (String region : now.registers().keySet()) {
      certificates(region, findings);
      issuers(region, findings);
      contacts(region, findings);
    }
    for (String region : now.hosts().keySet()) {
      recognitions(region, findings);
      benefits(region, findings);
    }
    return Set.copyOf(gone);
  }

  private void certificates(String region, Findings findings) {
    String topic = Stream.CERTIFICATES.topic(region);
    Map<String, Versions> told = new HashMap<>(published.of(Stream.CERTIFICATES, region));
    now.registers()
        .getOrDefault(region, Map.of())
        .forEach(
            (id, version) -> {
              Versions versions = told.remove(id);
              compare(topic, id, version, versions, findings);
              gaps(topic, id, versions, findings);
            });
    told.forEach(
        (id, versions) -> {
          String number = versions.newest().substring(versions.newest().lastIndexOf('|') + 1);
          if (identities.missing().contains(number) || identities.missing().contains(id)) {
            gone.add(id);
            findings.lost(1, topic + ": " + id + " is in no register any more");
          } else {
            findings.unexplained(1, topic + ": " + id + " is in no register");
          }
        });
  }

  private void issuers(String region, Findings findings) {
    String topic = Stream.ISSUERS.topic(region);
    Map<String, Versions> told = new HashMap<>(published.of(Stream.ISSUERS, region));
    for (SampleIssuer issuer : SampleRegion.named(region).issuers()) {
      compare(topic, issuer.code(), 1, told.remove(issuer.code()), findings);
    }
    told.keySet().forEach(code -> findings.unexplained(1, topic + ": " + code + " was not filed"));
  }

  /** Every holder of a published certificate, with a number of the files where they state one. */
  private void contacts(String region, Findings findings) {
    String topic = Stream.CONTACTS.topic(region);
    Map<String, Versions> told = published.of(Stream.CONTACTS, region);
    Set<String> holders = new HashSet<>();
    published
        .of(Stream.CERTIFICATES, region)
        .forEach(
            (id, versions) -> {
              String holderRef = versions.newest().substring(0, versions.newest().indexOf('|'));
              String recipient = "holder:" + holderRef;
              if (holders.add(recipient)) {
                identities
                    .holderOf(id)
                    .ifPresent(
                        holder -> contact(topic, recipient, holder, told.get(recipient), findings));
              }
            });
    told.keySet().stream()
        .filter(recipient -> !holders.contains(recipient))
        .forEach(recipient -> findings.unexplained(1, topic + ": " + recipient + " holds nothing"));
  }

  private static void contact(
      String topic, String recipient, Holder holder, @Nullable Versions told, Findings findings) {
    compare(topic, recipient, told == null ? 1 : told.highest(), told, findings);
    if (told == null) {
      return;
    }
    gaps(topic, recipient, told, findings);
    String masked = told.newest();
    if (holder.mobiles().isEmpty() != masked.isEmpty()) {
      String words = topic + ": " + recipient + " has no mobile number, other than in the file";
      if (masked.isEmpty()) {
        findings.lost(1, words);
      } else {
        findings.unexplained(1, topic + ": " + recipient + " has a number that no row states");
      }
    } else if (!masked.isEmpty() && !holder.isMasked(masked)) {
      findings.unexplained(1, topic + ": " + recipient + " has a number that no row states");
    }
    // Without a number, then with the only one there is; several may come in turns.
    if (holder.mobiles().size() <= 1 && told.highest() > 1L + holder.mobiles().size()) {
      findings.unexplained(
          1, topic + ": " + recipient + " changed " + (told.highest() - 1) + " times");
    }
  }

  private void recognitions(String region, Findings findings) {
    String topic = Stream.RECOGNITIONS.topic(region);
    Map<String, Versions> told = new HashMap<>(published.of(Stream.RECOGNITIONS, region));
    now.hosts()
        .getOrDefault(region, Map.of())
        .forEach(
            (id, decided) -> {
              Versions said = told.remove(id);
              if (decided.published() || decided.mustBePublished(region)) {
                compare(topic, id, decided.revision(), said, findings);
                // Told from its first news on, which need not be its first revision.
                gaps(topic, id, said == null ? 0 : said.gapsSinceFirst(), findings);
              } else if (said != null) {
                findings.unexplained(1, topic + ": " + id + " was not to be published");
              }
            });
    Map<String, Integer> registered = now.registered();
    told.keySet().stream()
        // A registered certificate without decision is lost, as the books say.
        .filter(id -> !registered.containsKey(id))
        .forEach(id -> findings.unexplained(1, topic + ": " + id + " is not decided"));
  }

  /** Open for each master technician who is recognised in Chongqing, and for nobody else. */
  private void benefits(String region, Findings findings) {
    String topic = Stream.BENEFITS.topic(region);
    Map<String, Versions> told = new HashMap<>(published.of(Stream.BENEFITS, region));
    if (region.equals(World.CHONGQING)) {
      now.hosts()
          .getOrDefault(region, Map.of())
          .forEach(
              (id, decided) -> {
                Claim claim = identities.claims().get(id);
                if (claim != null && claim.masterTechnician()) {
                  benefit(
                      topic,
                      id + "/" + JIANGJIN,
                      decided.outcome().equals("GRANTED"),
                      told.remove(id + "/" + JIANGJIN),
                      findings);
                }
              });
    }
    told.keySet().stream()
        // Where the decision or the certificate is lost, that is said already.
        .filter(
            thing -> {
              String id = thing.substring(0, thing.indexOf('/'));
              Claim claim = identities.claims().get(id);
              return !gone.contains(id) && (claim == null || !claim.masterTechnician());
            })
        .forEach(thing -> findings.unexplained(1, topic + ": " + thing + " is nobody's due"));
  }

  private static void benefit(
      String topic, String thing, boolean due, @Nullable Versions told, Findings findings) {
    boolean open = told != null && told.newest().equals("OPEN");
    if (told == null && due) {
      findings.lost(1, topic + ": " + thing + " is not there");
    } else if (told != null) {
      compare(topic, thing, told.highest(), told, findings);
      gaps(topic, thing, told, findings);
      if (open != due) {
        findings.stale(1, topic + ": " + thing + " is " + told.newest());
      }
    }
  }

  private static void gaps(String topic, String thing, @Nullable Versions told, Findings findings) {
    if (told != null) {
      gaps(topic, thing, told.gaps(), findings);
    }
  }

  private static void gaps(String topic, String thing, long missing, Findings findings) {
    findings.lost(missing, topic + ": versions of " + thing + " that were never told");
  }

  private static void compare(
      String topic, String thing, long version, @Nullable Versions told, Findings findings) {
    if (told == null) {
      findings.lost(1, topic + ": " + thing + " is not there");
    } else if (told.last() != told.highest()) {
      findings.stale(
          1,
          "%s: the last record of %s is version %d, after %d"
              .formatted(topic, thing, told.last(), told.highest()));
    } else if (told.highest() < version) {
      findings.lost(
          1, "%s: %s stops at version %d of %d".formatted(topic, thing, told.highest(), version));
    } else if (told.highest() > version) {
      findings.unexplained(
          1, "%s: %s has version %d, the book %d".formatted(topic, thing, told.highest(), version));
    }
  }
}
