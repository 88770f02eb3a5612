package cn.yichi.notification.mongo;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.Persons;
import cn.yichi.platform.holder.HolderLinks;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The links of the own region; who is no holder is nobody else. */
final class MongoPersons implements Persons {
  private final HolderLinks links;
  private final String region;

  MongoPersons(HolderLinks links, String region) {
    this.links = links;
    this.region = region;
  }

  @Override
  public Map<Recipient, List<Recipient>> of(Collection<Recipient> recipients) {
    Map<Recipient, List<Recipient>> persons = new HashMap<>();
    Set<HolderRef> holders = new HashSet<>();
    for (Recipient each : recipients) {
      persons.put(each, List.of(each));
      if (each instanceof Recipient.Holder(var ref)) {
        holders.add(ref);
      }
    }
    if (!holders.isEmpty()) {
      links
          .persons(region, holders)
          .forEach(
              (ref, all) ->
                  persons.put(
                      new Recipient.Holder(ref),
                      all.stream().<Recipient>map(Recipient.Holder::new).toList()));
    }
    return persons;
  }
}
