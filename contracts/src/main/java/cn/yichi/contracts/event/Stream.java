package cn.yichi.contracts.event;

import static java.time.Duration.ofDays;

import java.util.regex.Pattern;

/** The streams of a region; the topic of each is {@code yichi.<region>.<stream>}. */
public enum Stream {
  /** Every change of a certificate with its full public state; key: certificate id. */
  CERTIFICATES(
      "certificates", Reach.FEDERATED, TopicPolicy.compact(ofDays(7), ofDays(30), ofDays(30))),
  /** Filing (备案) scope and dated standing of issuers; key: issuer code. */
  ISSUERS("issuers", Reach.FEDERATED, TopicPolicy.compact(ofDays(7), ofDays(30), ofDays(30))),
  /** Links between pseudonyms of one person; key: the younger pseudonym. */
  HOLDERS("holders", Reach.FEDERATED, TopicPolicy.compact(ofDays(7), ofDays(30), ofDays(30))),
  /** Every change of an honour or contest result with its full public state; key: honour id. */
  HONOURS("honours", Reach.FEDERATED, TopicPolicy.compact(ofDays(7), ofDays(30), ofDays(30))),
  /** Cross-review findings on other regions' issuers; key: issuer code. */
  REVIEWS("reviews", Reach.FEDERATED, TopicPolicy.compact()),
  /** Conditions that the home region confirms of its certificates; key: certificate id. */
  CONFIRMATIONS("confirmations", Reach.FEDERATED, TopicPolicy.compact()),
  /** This party's copy of an agreement and its signature; key: {@code <id>/<version>}. */
  AGREEMENTS("agreements", Reach.FEDERATED, TopicPolicy.compact()),
  /** Public keys of the region; key: key id, with {@code /revoked} behind it for a revocation. */
  KEYS("keys", Reach.FEDERATED, TopicPolicy.compact()),
  /** Heads of audit chains, key: {@code audit/<chain>}; digests for reconciliation, key: bucket. */
  BOOKS("books", Reach.FEDERATED, TopicPolicy.compact()),
  /** Decisions taken in the region; key: certificate id. */
  RECOGNITIONS("recognitions", Reach.FEDERATED, TopicPolicy.compact()),
  /** Eligibility changes and claim steps; key: recipient. */
  BENEFITS("benefits", Reach.FEDERATED, TopicPolicy.delete(ofDays(90))),
  /** Answers against a holder that organisations were given; key: certificate id. */
  ANSWERS("answers", Reach.FEDERATED, TopicPolicy.delete(ofDays(90))),
  /** Changes that organisations are told with the holders' consent; key: social credit code. */
  WATCHES("watches", Reach.REGIONAL, TopicPolicy.delete(ofDays(90))),
  /** Claims made; key: claim id. */
  CLAIMS("claims", Reach.FEDERATED, TopicPolicy.compact()),
  /** Reservations against paying twice; key: reservation key. */
  RESERVATIONS("reservations", Reach.FEDERATED, TopicPolicy.compact()),
  /** Claimed contact data, encrypted; never leaves the region; key: recipient. */
  CONTACTS("contacts", Reach.REGIONAL, TopicPolicy.compactWithin(ofDays(1))),
  /** Proof of notice; never leaves the region; key: recipient. */
  NOTICES("notices", Reach.REGIONAL, TopicPolicy.compact()),
  /** Work of re-evaluation; internal; key: bucket. */
  REASSESS("reassess", Reach.REGIONAL, TopicPolicy.delete(ofDays(7)));

  private static final TopicPolicy DEAD_LETTERS = TopicPolicy.delete(ofDays(180));

  private final String wireName;
  private final Reach reach;
  private final TopicPolicy policy;

  Stream(String wireName, Reach reach, TopicPolicy policy) {
    this.wireName = wireName;
    this.reach = reach;
    this.policy = policy;
  }

  /** Who may be granted reading. */
  public enum Reach {
    /** Other regions, by a recorded data route. */
    FEDERATED,
    /** The region itself only. */
    REGIONAL
  }

  /** The last part of the topic name. */
  public String wireName() {
    return wireName;
  }

  public Reach reach() {
    return reach;
  }

  public TopicPolicy policy() {
    return policy;
  }

  /**
   * The topic of one region.
   *
   * @param region GB/T 2260 code, six digits
   */
  public String topic(String region) {
    return "yichi." + region + "." + wireName;
  }

  /**
   * Anchored subscription to this stream of every region; without commas, which binders split at.
   */
  public Pattern everyRegion() {
    return Pattern.compile("^yichi\\.\\d{6}\\." + wireName + "$");
  }

  /** The dead-letter topic of one consumer group in one region; regional only. */
  public static String deadLetterTopic(String region, String group) {
    return "yichi." + region + ".dlt." + group;
  }

  /** Dead letters are kept long: an operator must find them weeks later. */
  public static TopicPolicy deadLetterPolicy() {
    return DEAD_LETTERS;
  }
}
