package cn.yichi.bench.speed;

import cn.yichi.sandbox.ServiceAt;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** Proves by counting, once it looks so, that nothing of a file is under way any more. */
final class Completeness {
  private static final Document UNSENT = new Document("pending.0", new Document("$exists", true));

  private final World world;
  private final Form form;
  private final Map<ServiceAt, Long> decidedBefore = new HashMap<>();

  /** Notes what is decided before the file comes. */
  Completeness(World world, Form form) {
    this.world = world;
    this.form = form;
    for (ServiceAt service : world.services()) {
      if (form.includes(service) && service.kind() == ServiceAt.Kind.RECOGNITION) {
        decidedBefore.put(service, decided(service));
      }
    }
  }

  /**
   * What is left to do, in words; empty where all is done.
   *
   * @param accepted certificates of the file
   * @param since answers older than this prove nothing
   */
  List<String> missing(long accepted, Instant since) {
    List<String> missing = new ArrayList<>();
    for (ServiceAt service : world.services()) {
      if (form.includes(service)) {
        undone(service, accepted, since, missing);
        unsent(service, missing);
      }
    }
    return missing;
  }

  private void undone(ServiceAt service, long accepted, Instant since, List<String> missing) {
    switch (service.kind()) {
      case REGISTRY -> {}
      case RECOGNITION -> {
        long decided = decided(service) - decidedBefore.getOrDefault(service, 0L);
        if (decided != accepted) {
          missing.add(
              "%s: %d decisions on %d certificates".formatted(service.name(), decided, accepted));
        }
      }
      case NOTIFICATION -> {
        JsonNode notices = get(service, "/api/notices/summary");
        Instant asOf = Instant.parse(notices.path("asOf").asString());
        if (notices.path("open").asLong() > 0 || asOf.isBefore(since)) {
          missing.add(
              "%s: %s deliveries open as of %s"
                  .formatted(service.name(), notices.path("open"), asOf));
        }
      }
    }
  }

  private long decided(ServiceAt service) {
    return get(service, "/api/decisions/summary").path("total").asLong();
  }

  private void unsent(ServiceAt service, List<String> missing) {
    MongoDatabase database = world.mongo().getDatabase(service.database());
    for (String collection : database.listCollectionNames()) {
      long unsent = database.getCollection(collection).countDocuments(UNSENT);
      if (unsent > 0) {
        missing.add("%s: %d %s with unsent facts".formatted(service.name(), unsent, collection));
      }
    }
  }

  private JsonNode get(ServiceAt service, String path) {
    return world.api().get(service.url() + path);
  }
}
