package cn.yichi.notification.notice;

import cn.yichi.notification.contact.Contact;
import cn.yichi.notification.contact.SealedMobile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to do next with a notice whose time has come, and what an answer means. Pure. */
public final class DeliveryPolicy {

  /** The next step of a notice: its state from now on, and what to do once that is written. */
  sealed interface Step {
    Notice after();

    /** Nothing to do now; perhaps later, at {@link Notice#nextAt}. */
    record Rest(Notice after) implements Step {}

    /**
     * To be handed to the provider.
     *
     * @param contact whose owner's key seals the number; not always the notice's recipient
     */
    record Send(Notice after, Contact contact, SealedMobile mobile) implements Step {}

    /** To be asked of the provider. */
    record Query(Notice after) implements Step {}
  }

  private static final int MOST_DOUBLINGS = 20;

  private final SendingSettings settings;

  public DeliveryPolicy(SendingSettings settings) {
    this.settings = settings;
  }

  /**
   * The next step.
   *
   * @param room whether the provider would take a message now
   */
  Step next(Notice notice, Optional<Contact> contact, boolean room, Instant now) {
    return switch (notice.sms().state()) {
      case GATHERING, WAITING -> sendOrWait(notice.released(now), contact, room, now);
      case SENDING ->
          settings.honoursKey()
              ? sendOrWait(doubted(notice), contact, room, now)
              : query(notice, now);
      case UNKNOWN -> query(notice, now);
      case NO_CONTACT ->
          notice.nextAt().isPresent()
              ? sendOrWait(notice, contact, room, now)
              : rest(notice, notice.sms(), Optional.empty());
      case SENT, FAILED -> rest(notice, notice.sms(), Optional.empty());
    };
  }

  private Step sendOrWait(Notice notice, Optional<Contact> contact, boolean room, Instant now) {
    Instant released = notice.inbox().at();
    if (contact.isEmpty()) {
      return withoutContact(notice, now);
    }
    Optional<SealedMobile> mobile = contact.get().mobile();
    if (mobile.isEmpty()) {
      return end(notice, DeliveryState.NO_CONTACT, "no mobile number is known", now);
    }
    if (now.isAfter(released.plus(settings.giveUpAfter()))) {
      return end(notice, DeliveryState.FAILED, "waited too long", now);
    }
    if (!room) {
      return to(notice, DeliveryState.WAITING, "the provider takes nothing", now, Optional.of(now));
    }
    Delivery sending = notice.sms().sending(mobile.get().masked(), now);
    return new Step.Send(
        notice.withSms(sending, Optional.of(now.plus(settings.lease()))),
        contact.get(),
        mobile.get());
  }

  /** A contact that comes after the grace time still gets the message, until it is given up. */
  private Step withoutContact(Notice notice, Instant now) {
    Instant released = notice.inbox().at();
    Instant patience = released.plus(settings.contactGrace());
    if (now.isBefore(patience)) {
      return to(notice, DeliveryState.WAITING, "no contact yet", now, Optional.of(patience));
    }
    if (notice.sms().uncertain()) {
      return end(notice, DeliveryState.NO_CONTACT, "no contact is known", now);
    }
    Optional<Instant> lookAgain =
        Optional.of(now.plus(asLongAgain(Duration.between(released, now))))
            .filter(at -> at.isBefore(released.plus(settings.giveUpAfter())));
    return notice.sms().state() == DeliveryState.NO_CONTACT
        ? rest(notice, notice.sms(), lookAgain)
        : to(notice, DeliveryState.NO_CONTACT, "no contact is known", now, lookAgain);
  }

  private Duration asLongAgain(Duration waited) {
    Duration least = waited.compareTo(settings.retryBase()) < 0 ? settings.retryBase() : waited;
    return least.compareTo(settings.retryMax()) > 0 ? settings.retryMax() : least;
  }

  private Step query(Notice notice, Instant now) {
    Delivery unknown = notice.sms().to(DeliveryState.UNKNOWN, "the result is unknown", now);
    return new Step.Query(notice.withSms(unknown, Optional.of(now.plus(settings.lease()))));
  }

  /** A message that perhaps arrived did not fail: a person must look. */
  private static Step end(Notice notice, DeliveryState state, String reason, Instant now) {
    DeliveryState end = notice.sms().uncertain() ? DeliveryState.UNKNOWN : state;
    return to(notice, end, reason, now, Optional.empty());
  }

  private static Notice doubted(Notice notice) {
    return notice.withSms(notice.sms().doubted(), notice.nextAt());
  }

  private static Step to(
      Notice notice, DeliveryState state, String reason, Instant now, Optional<Instant> next) {
    return rest(notice, notice.sms().to(state, reason, now), next);
  }

  private static Step rest(Notice notice, Delivery sms, Optional<Instant> next) {
    return new Step.Rest(notice.withSms(sms, next));
  }

  /**
   * The notice after the answer to an attempt.
   *
   * @param jitter 0 to 1: which part of the wait's spread to take
   */
  Notice answered(Notice sending, SmsResult result, Instant now, double jitter) {
    Delivery sms = sending.sms();
    return switch (result) {
      case SmsResult.Accepted ok ->
          sending.withSms(sms.sent(ok.messageId(), now), Optional.empty());
      case SmsResult.Refused no ->
          sending.withSms(sms.to(DeliveryState.FAILED, no.reason(), now), Optional.empty());
      case SmsResult.Unavailable later ->
          waiting(
              sending,
              later.reason(),
              now,
              later.retryAfter().orElse(backOff(sms.attempts(), jitter)));
      case SmsResult.Unheard ignored ->
          waiting(sending, "the provider does not know it", now, backOff(sms.attempts(), jitter));
      case SmsResult.Uncertain maybe ->
          settings.honoursKey()
              ? waiting(doubted(sending), maybe.reason(), now, backOff(sms.attempts(), jitter))
              : sending.withSms(
                  sms.to(DeliveryState.UNKNOWN, maybe.reason(), now),
                  Optional.of(now.plus(settings.queryAfter())));
    };
  }

  /** The notice after the answer to a question about an attempt of unknown result. */
  Notice told(Notice unknown, SmsResult result, Instant now) {
    Delivery sms = unknown.sms();
    boolean patient = now.isBefore(unknown.inbox().at().plus(settings.giveUpAfter()));
    return switch (result) {
      case SmsResult.Accepted ok ->
          unknown.withSms(sms.sent(ok.messageId(), now), Optional.empty());
      case SmsResult.Refused no ->
          unknown.withSms(sms.to(DeliveryState.FAILED, no.reason(), now), Optional.empty());
      // The provider may yet receive the lost attempt, so this is a person's to decide.
      case SmsResult.Unheard ignored ->
          unknown.withSms(
              sms.to(DeliveryState.UNKNOWN, "the provider does not know it", now),
              Optional.empty());
      case SmsResult.Unavailable later -> unknown.withSms(sms, askAgain(patient, now));
      case SmsResult.Uncertain maybe -> unknown.withSms(sms, askAgain(patient, now));
    };
  }

  private Optional<Instant> askAgain(boolean patient, Instant now) {
    return patient ? Optional.of(now.plus(settings.retryMax())) : Optional.empty();
  }

  private static Notice waiting(Notice sending, String reason, Instant now, Duration wait) {
    return sending.withSms(
        sending.sms().to(DeliveryState.WAITING, reason, now), Optional.of(now.plus(wait)));
  }

  private Duration backOff(int attempts, double jitter) {
    int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
    long full =
        Math.min(settings.retryMax().toMillis(), settings.retryBase().toMillis() << doublings);
    return Duration.ofMillis((long) (full * (0.5 + jitter / 2)));
  }
}
