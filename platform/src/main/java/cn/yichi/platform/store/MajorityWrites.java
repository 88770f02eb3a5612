package cn.yichi.platform.store;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;

/**
 * Asserts that what the database acknowledges survives the loss of a node. A standalone server, or
 * a set with an arbiter (where a majority may be one copy), is refused outside the sandbox.
 */
final class MajorityWrites {
  private final boolean sandbox;

  MajorityWrites(boolean sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * @throws StoreRefused when the server cannot keep the promise
   */
  void check(MongoDatabase database) {
    if (sandbox) {
      // The stand-in does not know "hello"; here it only matters that somebody answers.
      database.runCommand(new Document("ping", 1));
      return;
    }
    Document hello = database.runCommand(new Document("hello", 1));
    if ("isdbgrid".equals(hello.getString("msg"))) {
      return;
    }
    if (hello.getString("setName") == null) {
      throw new StoreRefused(
          "the database is a standalone: no majority to write to (yichi.sandbox=true accepts it)");
    }
    List<String> arbiters = hello.getList("arbiters", String.class, List.of());
    if (!arbiters.isEmpty()) {
      throw new StoreRefused(
          "the replica set has arbiters, a majority may be one copy: " + arbiters);
    }
  }
}
