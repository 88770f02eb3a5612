package cn.yichi.recognition;

import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.vault.FederationKeySpent;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.register.Register;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** Tells failures that pass by themselves from those that do not. */
final class PassingFailures {
  /** Duplicate key, validation, document too large: the write itself is wrong and stays so. */
  private static final Set<Integer> FAULTS_OF_THE_WRITE = Set.of(11000, 121, 10334, 17419);

  private PassingFailures() {}

  static boolean passes(RuntimeException failure) {
    return switch (failure) {
      case MongoBulkWriteException bulk ->
          bulk.getWriteErrors().stream()
              .noneMatch(error -> FAULTS_OF_THE_WRITE.contains(error.getCode()));
      case MongoException mongo -> !FAULTS_OF_THE_WRITE.contains(mongo.getCode());
      // The budget fills again.
      case FederationKeySpent spent -> true;
      case TransientFault passing -> true;
      // Somebody else's write came first.
      case Contended contended -> true;
      case Register.NotReady notYet -> true;
      case KafkaException broker -> true;
      // the driver's answer once its client is closed, as at shutdown
      case IllegalStateException closed ->
          String.valueOf(closed.getMessage()).startsWith("state should be");
      default -> false;
    };
  }
}
