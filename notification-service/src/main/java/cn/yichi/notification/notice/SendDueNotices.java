package cn.yichi.notification.notice;

import static java.util.stream.Collectors.toMap;

import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.Contact;
import cn.yichi.notification.contact.FindContacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Use case: releases due notices to the inbox and sends their messages.
 *
 * <p>One pass records the answers that came in, takes what is due, writes each notice's next state
 * by comparing and setting its version, and only then hands to the provider what it won; so two
 * instances never both send. While the provider takes nothing, messages wait and the inbox goes on.
 */
public final class SendDueNotices {
  /** So long a notice may wait for the inbox while the provider keeps up slowly. */
  private static final Duration INBOX_PATIENCE = Duration.ofSeconds(3);

  private final Notices notices;
  private final FindContacts contacts;
  private final DeliveryPolicy policy;
  private final SmsDesk desk;
  private final DueNotices due;
  private final Clock clock;
  private final SendingSettings settings;
  private final AwaitedContacts awaited;

  /** Keys of messages given to the desk whose answers are not recorded yet. */
  private final Set<String> inHand = new HashSet<>();

  public SendDueNotices(
      Notices notices,
      FindContacts contacts,
      SmsDesk desk,
      DueNotices due,
      Clock clock,
      SendingSettings settings) {
    this.notices = notices;
    this.contacts = contacts;
    this.desk = desk;
    this.due = due;
    this.clock = clock;
    this.settings = settings;
    this.policy = new DeliveryPolicy(settings);
    this.awaited = new AwaitedContacts(due.toSend().room());
  }

  /**
   * Notices that wait for a contact of one of these recipients are looked at in the next pass; also
   * where it is a link between them that came.
   */
  public void contactArrived(Collection<Recipient> recipients) {
    Instant now = clock.instant();
    awaited.arrived(recipients).forEach(key -> due.toSend().offer(key, now));
  }

  /**
   * One pass.
   *
   * @return how many notices it looked into or recorded; 0 when there was nothing to do
   */
  public int pass() {
    int recorded = record();
    Instant now = clock.instant();
    int room = Math.min(desk.room(), settings.batch());
    List<String> keys = new ArrayList<>(due.toSend().take(now, room));
    keys.addAll(due.toRelease().take(now, room - keys.size()));
    // Beyond the provider's room a release costs a write more, so it is done only when it is
    // needed.
    Instant needed = desk.isDown() ? now : now.minus(INBOX_PATIENCE);
    keys.addAll(due.toRelease().take(needed, settings.batch() - keys.size()));
    if (keys.isEmpty()) {
      return recorded;
    }
    try {
      return recorded + advance(notices.find(keys), room, now);
    } catch (RuntimeException | Error lost) {
      keys.forEach(key -> due.toRelease().offer(key, now.plus(settings.retryBase())));
      throw lost;
    }
  }

  /**
   * Hands over nothing more and records the answers that came in; for the end of the process.
   *
   * @return whether messages are still with the provider
   */
  public boolean settle() {
    desk.stop();
    boolean open = desk.open() > 0;
    record();
    return open;
  }

  /** Looks in the database for what the queues do not hold: at the start, and now and then. */
  public void sweep() {
    Instant now = clock.instant();
    sweep(true, due.toRelease(), now);
    sweep(false, due.toSend(), now);
  }

  private void sweep(boolean gathering, DueQueue queue, Instant now) {
    int limit = Math.min(queue.room(), settings.batch() * 20);
    if (limit > 0) {
      notices.due(gathering, now, limit).forEach(found -> queue.offer(found.key(), found.at()));
    }
  }

  private int advance(List<Notice> found, int room, Instant now) {
    awaited.looking();
    Map<Recipient, FindContacts.Found> known =
        contacts.find(found.stream().map(Notice::recipient).distinct().toList());
    Set<String> neverLeft = neverLeft(found);
    Map<String, DeliveryPolicy.Step> steps = new LinkedHashMap<>();
    int left = room;
    for (Notice each : found) {
      Notice notice =
          neverLeft.contains(each.key())
              ? each.withSms(each.sms().unattempted(now), each.nextAt())
              : each;
      FindContacts.Found person = found(known, notice);
      Optional<Contact> contact = person.contact();
      if (!ripe(notice, contact, now)) {
        if (contact.isEmpty() && waitsForContact(notice)) {
          await(notice, person.looked(), now);
        }
        due.offer(notice);
        continue;
      }
      DeliveryPolicy.Step step = policy.next(notice, contact, left > 0, now);
      left -= step instanceof DeliveryPolicy.Step.Rest ? 0 : 1;
      steps.put(notice.key(), step);
    }
    Set<String> won =
        notices.advance(steps.values().stream().map(DeliveryPolicy.Step::after).toList());
    steps.forEach(
        (key, step) -> {
          List<Recipient> looked = found(known, step.after()).looked();
          follow(step, looked, won.contains(key), now);
        });
    return steps.size();
  }

  private static FindContacts.Found found(Map<Recipient, FindContacts.Found> known, Notice notice) {
    return Objects.requireNonNull(known.get(notice.recipient()));
  }

  /**
   * Attempts that this process wrote down and never made, because it was not told that the write
   * was done: nobody else has them, and the provider has not seen them.
   */
  private Set<String> neverLeft(List<Notice> found) {
    List<String> notInHand =
        found.stream()
            .filter(notice -> notice.sms().state() == DeliveryState.SENDING)
            .map(Notice::key)
            .filter(key -> !inHand.contains(key))
            .toList();
    return notInHand.isEmpty() ? Set.of() : notices.advancedHere(notInHand);
  }

  private static boolean ripe(Notice notice, Optional<Contact> contact, Instant now) {
    boolean contactCame =
        waitsForContact(notice) && notice.sms().attempts() == 0 && contact.isPresent();
    return contactCame || notice.nextAt().filter(at -> !at.isAfter(now)).isPresent();
  }

  private static boolean waitsForContact(Notice notice) {
    return switch (notice.sms().state()) {
      case WAITING -> true;
      case NO_CONTACT -> notice.nextAt().isPresent();
      case GATHERING, SENDING, SENT, FAILED, UNKNOWN -> false;
    };
  }

  private void await(Notice notice, List<Recipient> looked, Instant now) {
    if (awaited.await(looked, notice.key())) {
      due.toSend().offer(notice.key(), now);
    }
  }

  private void follow(DeliveryPolicy.Step step, List<Recipient> looked, boolean won, Instant now) {
    Notice after = step.after().stored();
    if (!won) {
      // News joined it, or another instance took it: look again at what it has become.
      due.toRelease().offer(after.key(), now);
      return;
    }
    switch (step) {
      case DeliveryPolicy.Step.Rest ignored -> {
        if (waitsForContact(after)) {
          await(after, looked, now);
        } else {
          awaited.settle(after.key());
        }
        due.offer(after);
      }
      case DeliveryPolicy.Step.Send send -> {
        awaited.settle(after.key());
        inHand.add(after.key());
        desk.send(after, send.contact(), send.mobile());
      }
      case DeliveryPolicy.Step.Query ignored -> desk.query(after);
    }
  }

  private int record() {
    List<SmsDesk.Answer> answers = desk.answers();
    if (answers.isEmpty()) {
      return 0;
    }
    Map<String, Notice> after;
    try {
      after =
          answers.stream()
              .map(answer -> answer.settled(policy, clock.instant()))
              .collect(toMap(Notice::key, Function.identity(), (first, second) -> second));
      notices.advance(after.values());
    } catch (RuntimeException | Error lost) {
      desk.putBack(answers);
      throw lost;
    }
    inHand.removeAll(after.keySet());
    after.values().forEach(due::offer);
    return answers.size();
  }
}
