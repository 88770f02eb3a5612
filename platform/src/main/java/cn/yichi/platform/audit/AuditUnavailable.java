package cn.yichi.platform.audit;

import com.mongodb.MongoTimeoutException;

/**
 * An entry was not known to be written in time; it may still be. A time-out of the store: whoever
 * knows what to do about a database that is away does the same about this.
 */
public final class AuditUnavailable extends MongoTimeoutException {
  private static final long serialVersionUID = 1L;

  AuditUnavailable(String message) {
    super(message);
  }
}
