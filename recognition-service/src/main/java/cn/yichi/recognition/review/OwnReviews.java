package cn.yichi.recognition.review;

import cn.yichi.recognition.decision.IssuerId;
import java.util.List;
import java.util.Optional;

/** Port: what this region found, one document an issuer. */
public interface OwnReviews {
  Optional<OwnReview> find(IssuerId issuer);

  /** In the order of region and code, from after that one on. */
  List<OwnReview> page(Optional<IssuerId> after, int limit);

  /** What became of a write. */
  enum Write {
    DONE,
    STALE,
    /** Too many facts of the issuer wait to be published. */
    BUSY
  }

  /** Stores what follows the version before it, with its fact. */
  Write save(OwnReview next);
}
