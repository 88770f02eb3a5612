package cn.yichi.bench.faults;

import cn.yichi.bench.faults.Provider.Delivered;
import cn.yichi.bench.faults.Snapshot.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether each message went to the phone that the holder's rows state. Without contact ends only a
 * notice of a holder without a number; unknown stays only what the provider or a kill left so.
 */
final class MessagesCheck {
  private static final Set<String> TRIED = Set.of("SENT", "UNKNOWN");

  private final World world;
  private final Snapshot now;
  private final Published published;
  private final Identities identities;

  MessagesCheck(World world, Snapshot now, Published published, Identities identities) {
    this.world = world;
    this.now = now;
    this.published = published;
    this.identities = identities;
  }

  /**
   * @return how many messages are left to a person, because nobody can know what became of them
   */
  long check(Findings findings) {
    long unknown = 0;
    for (var desk : now.desks().entrySet()) {
      Provider provider = world.provider(desk.getKey());
      Map<String, Delivered> delivered = provider.delivered();
      for (Told notice : desk.getValue()) {
        recipient(desk.getKey(), notice, findings);
        identities
            .holderOf(notice.certificate())
            .ifPresent(holder -> message(desk.getKey(), notice, holder, delivered, findings));
      }
      unknown += unknown(desk.getKey(), desk.getValue(), provider, delivered, findings);
    }
    return unknown;
  }

  private void recipient(String region, Told notice, Findings findings) {
    Versions certificate = published.of(Stream.CERTIFICATES, region).get(notice.certificate());
    if (certificate != null
        && !certificate.newest().startsWith(notice.recipient().replace("holder:", "") + "|")) {
      findings.unexplained(1, region + ": " + notice.key() + " is for somebody else");
    }
  }

  private static void message(
      String region,
      Told notice,
      Holder holder,
      Map<String, Delivered> delivered,
      Findings findings) {
    if (notice.sms().equals("NO_CONTACT") && holder.always()) {
      findings.lost(1, region + ": " + notice.key() + " found no phone, and the file states one");
    }
    if (TRIED.contains(notice.sms()) && holder.mobiles().isEmpty()) {
      findings.unexplained(1, region + ": " + notice.key() + " found a phone that no row states");
    }
    Delivered message = delivered.get(notice.smsKey());
    if (message != null && !holder.mobiles().contains(message.to())) {
      findings.unexplained(1, region + ": " + notice.key() + " went to a phone of somebody else");
    }
  }

  private long unknown(
      String region,
      List<Told> notices,
      Provider provider,
      Map<String, Delivered> delivered,
      Findings findings) {
    List<Told> unknown = notices.stream().filter(it -> it.sms().equals("UNKNOWN")).toList();
    if (provider.knowsKeys()) {
      unknown.forEach(
          it -> findings.lost(1, region + ": " + it.key() + " is unknown, and could be repeated"));
      return 0;
    }
    long arrived = unknown.stream().filter(it -> delivered.containsKey(it.smsKey())).count();
    long never = unknown.size() - arrived;
    long explained = world.messagesInHandWhenKilled(region);
    findings.lost(
        arrived,
        region + ": messages arrived and are unknown, though the provider tells when asked");
    findings.lost(
        never - explained,
        region + ": messages never arrived, more than a killed desk had in hand");
    return unknown.size();
  }
}
