package cn.yichi.bench.speed;

import cn.yichi.sandbox.ServiceAt;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.HashMap;
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
   * @param accepted certificates of the file
   * @param since answers older than this prove nothing
   */
  boolean isProven(long accepted, Instant since) {
    for (ServiceAt service : world.services()) {
      if (form.includes(service) && !(done(service, accepted, since) && nothingUnsent(service))) {
        return false;
      }
    }
    return true;
  }

  private long decided(ServiceAt service) {
    return get(service, "/api/decisions/summary").path("total").asLong();
  }

  private boolean done(ServiceAt service, long accepted, Instant since) {
    return switch (service.kind()) {
      case REGISTRY -> true;
      case RECOGNITION -> {
        long decided = decided(service) - decidedBefore.getOrDefault(service, 0L);
        if (decided > accepted) {
          throw new IllegalStateException(
              "%s holds %d decisions on %d certificates"
                  .formatted(service.name(), decided, accepted));
        }
        yield decided == accepted;
      }
      case NOTIFICATION -> {
        JsonNode notices = get(service, "/api/notices/summary");
        yield notices.path("open").asLong() == 0
            && !Instant.parse(notices.path("asOf").asString()).isBefore(since);
      }
    };
  }

  private boolean nothingUnsent(ServiceAt service) {
    MongoDatabase database = world.mongo().getDatabase(service.database());
    for (String collection : database.listCollectionNames()) {
      if (database.getCollection(collection).countDocuments(UNSENT) > 0) {
        return false;
      }
    }
    return true;
  }

  private JsonNode get(ServiceAt service, String path) {
    return world.api().get(service.url() + path);
  }
}
