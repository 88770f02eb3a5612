package cn.yichi.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVStore;

/**
 * The backend on disk with indexes that guarded and non-unique look-ups use. The non-unique ones
 * are kept in memory and filled anew from the documents when their collection is opened.
 */
final class IndexedFile extends H2Backend {
  IndexedFile(String file) {
    super(file);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new Indexed(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    return super.handleCommand(channel, database, Hello.asKnown(command), query);
  }

  private static final class Indexed extends H2Database {
    Indexed(String name, MVStore store, CursorRegistry cursors) {
      super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection, String name, List<IndexKey> keys, boolean sparse) {
      Index<Object> unique = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
      return new GuardedIndex<>(unique, name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
        String collection, String name, List<IndexKey> keys, boolean sparse) {
      return new LookupIndex<>(name, keys);
    }
  }
}
