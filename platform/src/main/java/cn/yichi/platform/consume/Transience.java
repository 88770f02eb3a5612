package cn.yichi.platform.consume;

import cn.yichi.platform.vault.FederationKeySpent;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.bson.BsonMaximumSizeExceededException;
import org.jspecify.annotations.Nullable;

/** Tells a fault of the surroundings, which passes, from a fault of the record, which does not. */
final class Transience {
  /**
   * Duplicate key, document validation, document too large (two codes): the write itself is wrong.
   */
  private static final Set<Integer> FAULTS_OF_THE_WRITE = Set.of(11000, 121, 10334, 17419);

  private Transience() {}

  static boolean isTransient(Throwable fault) {
    if (Thread.currentThread().isInterrupted()) {
      return true;
    }
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordFault) {
        return false;
      }
      if (passes(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable cause) {
    return switch (cause) {
      case TransientFault transientFault -> true;
      case FederationKeySpent spent -> true;
      case TimeoutException timeout -> true;
      case InterruptedException interrupted -> true;
      case UncheckedIOException io -> true;
      case RecordTooLargeException tooLarge -> false;
      case SerializationException unreadable -> false;
      case KafkaException kafka -> true;
      case BsonMaximumSizeExceededException tooLarge -> false;
      case MongoBulkWriteException bulk ->
          bulk.getWriteErrors().stream()
              .noneMatch(error -> FAULTS_OF_THE_WRITE.contains(error.getCode()));
      case MongoException mongo -> !FAULTS_OF_THE_WRITE.contains(mongo.getCode());
      // the driver's answer once its client is closed, as at shutdown
      case IllegalStateException closed ->
          String.valueOf(closed.getMessage()).startsWith("state should be");
      default -> false;
    };
  }
}
