package cn.yichi.platform.problem;

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

/** Tells a database that is away, which passes, from a database that refused, which does not. */
final class StoreFaults {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private StoreFaults() {}

  static Optional<Problem> of(Throwable failure) {
    return Causes.find(failure, MongoException.class)
        .filter(StoreFaults::away)
        .map(away -> Problem.of(CommonProblem.UNAVAILABLE).retryAfter(WAIT));
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
