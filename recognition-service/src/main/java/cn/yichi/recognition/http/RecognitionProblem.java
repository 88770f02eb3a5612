package cn.yichi.recognition.http;

import cn.yichi.platform.problem.ProblemType;

/** Problems that only recognition answers with; their texts stand beside this class. */
enum RecognitionProblem implements ProblemType {
  /** Another region's service answers for the asked region; the detail names it. */
  HOST_REGION_NOT_SERVED("host-region-not-served", 422),
  /** Where a certificate counts is known in its home region only; the detail names it. */
  HOME_REGION_ELSEWHERE("home-region-elsewhere", 422),
  /** A question states the number only. */
  SECOND_FACT_MISSING("second-fact-missing", 422),
  /** A question states neither a number nor both a name and a document. */
  TWO_FACTS_MISSING("two-facts-missing", 422),
  /** No answer against this holder, or to this organisation, of that id. */
  ANSWER_UNKNOWN("answer-unknown", 404),
  /** The holder has replied to it. */
  ANSWER_REPLIED("answer-replied", 409),
  /** Other changes kept coming first. */
  ANSWER_BUSY("answer-busy", 503),
  /** No benefit policy of that id is paid in this region. */
  BENEFIT_UNKNOWN("benefit-unknown", 404),
  /** No agreement of that id and version. */
  AGREEMENT_UNKNOWN("agreement-unknown", 404),
  /** The document of an agreement cannot be used; every fault is named. */
  AGREEMENT_FAULTY("agreement-faulty", 422),
  /** The address names no agreement's version. */
  AGREEMENT_NAME_MALFORMED("agreement-name-malformed", 422),
  /** The document says to be another version than the address. */
  AGREEMENT_NAMED_OTHERWISE("agreement-named-otherwise", 422),
  /** This region is no party of the agreement, nor does the statute hold in it. */
  AGREEMENT_NOT_OURS("agreement-not-ours", 422),
  /** Somebody has signed the version: it is never changed. */
  AGREEMENT_SIGNED("agreement-signed", 409),
  /** The version does not allow what is proposed; {@code obstacle} says why. */
  AGREEMENT_STEP_REFUSED("agreement-step-refused", 409),
  /** The finding adds nothing, or concerns an issuer of this region. */
  REVIEW_REFUSED("review-refused", 409),
  /** What is proposed cannot be ruled; the fault says why. */
  RULING_REFUSED("ruling-refused", 409),
  /** No ruling of that id. */
  RULING_UNKNOWN("ruling-unknown", 404),
  /** What is proposed cannot be confirmed to a partner; the fault says why. */
  CONFIRMATION_REFUSED("confirmation-refused", 409),
  /** No re-evaluation of that id. */
  REASSESSMENT_UNKNOWN("reassessment-unknown", 404),
  /** Somebody else has taken it on. */
  REFERRAL_TAKEN("referral-taken", 409),
  /** Somebody else has taken it on, or nobody has. */
  REFERRAL_NOT_YOURS("referral-not-yours", 409),
  /** Nothing about that certificate waits for an officer. */
  REFERRAL_UNKNOWN("referral-unknown", 404),
  /** The queue has no such part. */
  REFERRAL_OUTCOME_UNKNOWN("referral-outcome-unknown", 400),
  /** Another draft is being tried in this process. */
  LAB_BUSY("lab-busy", 409),
  /** This process knows no such run. */
  LAB_RUN_UNKNOWN("lab-run-unknown", 404),
  /** No certificate of that id has been received. */
  CERTIFICATE_UNKNOWN("certificate-unknown", 404),
  /** What will be known on a day to come. */
  KNOWN_ON_IN_FUTURE("known-on-in-future", 422),
  /** What was known before this service kept anything; the detail names the first day. */
  KNOWN_ON_BEFORE_RECORDS("known-on-before-records", 422),
  /** What was held then has been deleted at the end of its time. */
  KNOWN_ON_NOT_KEPT("known-on-not-kept", 422),
  /** No book of that revision ever held here. */
  BOOK_UNKNOWN("book-unknown", 404),
  /** What was presented is no receipt; the detail says why. */
  RECEIPT_MALFORMED("receipt-malformed", 422),
  /** Longer than a receipt may be. */
  RECEIPT_TOO_LONG("receipt-too-long", 413),
  /** In the form of a receipt, but its signature counts for nothing; the detail says why. */
  RECEIPT_NOT_BELIEVED("receipt-not-believed", 422),
  /** The answer was found, but this region cannot sign now. */
  RECEIPT_NOT_TO_BE_HAD("receipt-not-to-be-had", 503),
  /** The organisation has no authorisation of that id. */
  AUTHORISATION_UNKNOWN("authorisation-unknown", 404),
  /** A person has as many open authorisations as one may have. */
  PERSON_FULL("person-full", 409),
  /** An organisation has as many open authorisations as one may have. */
  ORGANISATION_FULL("organisation-full", 409),
  /** No roster of that id, or it is somebody else's. */
  ROSTER_UNKNOWN("roster-unknown", 404),
  /** A roster has more bytes than allowed. */
  ROSTER_TOO_LARGE("roster-too-large", 413),
  /** A roster cannot be taken as a whole; the detail says why. */
  ROSTER_REFUSED("roster-refused", 422),
  /** The organisation has too many rosters open. */
  ROSTER_QUEUE_FULL("roster-queue-full", 429),
  /** A roster did not arrive whole, or could not be kept. */
  ROSTER_NOT_STORED("roster-not-stored", 503),
  /** Not every row is answered yet. */
  ROSTER_NOT_COMPLETED("roster-not-completed", 409),
  /** The roster could not be answered; there is no result. */
  ROSTER_FAILED("roster-failed", 409),
  /** Somebody unknown asks for what is open to all more often than allowed. */
  TOO_MANY_REQUESTS("too-many-requests", 429),
  /** A worker has no such certificate, as far as this region received. */
  SHARE_CERTIFICATE_UNKNOWN("share-certificate-unknown", 404),
  /** Several certificates of the worker fit. */
  SHARE_CERTIFICATE_AMBIGUOUS("share-certificate-ambiguous", 409),
  /** A worker has as many open share codes as one may have. */
  SHARE_CODES_FULL("share-codes-full", 409),
  /** No share code of that id, or it is somebody else's. */
  SHARE_CODE_UNKNOWN("share-code-unknown", 404),
  /** No such share code, or another birth date; nobody is told which. */
  SHARE_CODE_NOT_OPENED("share-code-not-opened", 404),
  /** The share code's last day is over. */
  SHARE_CODE_EXPIRED("share-code-expired", 410),
  /** The share code was taken back. */
  SHARE_CODE_REVOKED("share-code-revoked", 410),
  /** The share code was tried with too many birth dates. */
  SHARE_CODE_LOCKED("share-code-locked", 409),
  /** Another organisation opened the share code before. */
  SHARE_CODE_USED_UP("share-code-used-up", 409),
  /** The organisation has no watch of that id. */
  WATCH_UNKNOWN("watch-unknown", 404),
  /** The organisation has opened no share code of that id. */
  WATCH_NOT_OPENED("watch-not-opened", 404),
  /** The holder has not agreed to being watched, or no longer. */
  WATCH_WITHOUT_CONSENT("watch-without-consent", 409),
  /** The organisation has as many open watches as one may have. */
  WATCHES_FULL("watches-full", 409),
  /** Too many streams of changes are open. */
  WATCH_STREAMS_FULL("watch-streams-full", 429),
  /** {@code after} is not a value answered as {@code next}. */
  CURSOR_MALFORMED("cursor-malformed", 400),
  /** {@code limit} lies outside what one page may hold. */
  LIMIT_OUT_OF_RANGE("limit-out-of-range", 400);

  private final String slug;
  private final int status;

  RecognitionProblem(String slug, int status) {
    this.slug = slug;
    this.status = status;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }
}
