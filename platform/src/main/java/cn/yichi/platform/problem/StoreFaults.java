package cn.yichi.platform.problem;

import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.vault.FederationKeySpent;
import com.mongodb.MongoClientException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells what passes, a database that is away or a key whose calls are used up for now, from a
 * database that refused, which does not.
 */
final class StoreFaults {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration ROUNDED_UP = Duration.ofSeconds(1);

  private StoreFaults() {}

  static Optional<Problem> of(Throwable failure) {
    return Causes.find(failure, MongoException.class)
        .filter(StoreFaults::away)
        .map(away -> Problem.of(CommonProblem.UNAVAILABLE).retryAfter(WAIT))
        .or(() -> spent(failure))
        .or(
            () ->
                Causes.find(failure, TransientFault.class)
                    .map(later -> Problem.of(CommonProblem.UNAVAILABLE).retryAfter(WAIT)));
  }

  private static Optional<Problem> spent(Throwable failure) {
    return Causes.find(failure, FederationKeySpent.class)
        .map(
            spent ->
                Problem.of(CommonProblem.FEDERATION_KEY_SPENT)
                    .retryAfter(spent.retryAfter().plus(ROUNDED_UP)));
  }

  private static boolean away(MongoException failure) {
    return failure instanceof MongoTimeoutException
        || failure instanceof MongoSocketException
        || failure instanceof MongoNotPrimaryException
        || failure instanceof MongoNodeIsRecoveringException
        || failure instanceof MongoConnectionPoolClearedException
        || failure instanceof MongoExecutionTimeoutException
        || failure instanceof MongoWriteConcernException
        || failure instanceof MongoClientException;
  }
}
