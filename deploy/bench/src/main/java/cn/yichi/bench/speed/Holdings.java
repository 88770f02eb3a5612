package cn.yichi.bench.speed;

import cn.yichi.sandbox.ServiceAt;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** How many documents each collection of the services holds. */
record Holdings(Map<Place, Long> counts) {

  /**
   * A collection of a service.
   *
   * @param kind of the service
   * @param database its database
   */
  record Place(ServiceAt.Kind kind, String database, String collection)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }

    MongoCollection<RawBsonDocument> in(MongoClient mongo) {
      return mongo.getDatabase(database).getCollection(collection, RawBsonDocument.class);
    }

    @Override
    public String toString() {
      return database + "." + collection;
    }
  }

  static Holdings look(World world, Form form) {
    Map<Place, Long> counts = new TreeMap<>();
    for (ServiceAt service : world.services()) {
      if (form.includes(service)) {
        for (String collection :
            world.mongo().getDatabase(service.database()).listCollectionNames()) {
          Place place = new Place(service.kind(), service.database(), collection);
          counts.put(place, place.in(world.mongo()).estimatedDocumentCount());
        }
      }
    }
    return new Holdings(counts);
  }

  /** The collections that hold more than before. */
  List<Place> grownSince(Holdings before) {
    List<Place> grown = new ArrayList<>();
    counts.forEach(
        (place, count) -> {
          if (count > before.counts().getOrDefault(place, 0L)) {
            grown.add(place);
          }
        });
    return grown;
  }

  long count(Place place) {
    return counts.getOrDefault(place, 0L);
  }

  /**
   * Empties what has grown since, so that each file meets equal books; topics keep their records.
   */
  static void empty(World world, Holdings before) {
    for (Place place : look(world, world.form()).grownSince(before)) {
      place.in(world.mongo()).deleteMany(new Document());
    }
  }

  /** The same for the services of a kind only. */
  static void empty(World world, Holdings before, ServiceAt.Kind kind) {
    for (Place place : look(world, world.form()).grownSince(before)) {
      if (place.kind() == kind) {
        place.in(world.mongo()).deleteMany(new Document());
      }
    }
  }
}
