package cn.yichi.notification.notice;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.NOON;
import static cn.yichi.notification.notice.Samples.ZHEJIANG;
import static cn.yichi.notification.notice.Samples.contact;
import static cn.yichi.notification.notice.Samples.entry;
import static cn.yichi.notification.notice.Samples.gathering;
import static cn.yichi.notification.notice.Samples.holder;
import static cn.yichi.notification.notice.Samples.withoutMobile;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.notification.contact.FindContacts;
import cn.yichi.notification.contact.InMemoryContacts;
import cn.yichi.notification.contact.SealedMobile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendDueNoticesTest {
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration QUERY_AFTER = Duration.ofSeconds(30);

  private final InMemoryNotices notices = new InMemoryNotices();
  private final InMemoryContacts contacts = new InMemoryContacts();
  private final Map<Recipient, List<Recipient>> linked = new HashMap<>();
  private final List<Recipient> owners = new ArrayList<>();
  private final ScriptedSms provider = new ScriptedSms();
  private final DueNotices due = DueNotices.ofCapacity(100);
  private final TestClock clock = new TestClock();
  private SendDueNotices sending = sending(true, due);
  private boolean vaultAway;
  private boolean answersLost;
  private boolean writesLost;
  private boolean outOfMemory;
  private boolean refusing;
  private boolean holding;
  private final List<Runnable> held = new ArrayList<>();

  /** What happens after contacts were looked for and before the notice is known to wait. */
  private final List<Runnable> sinceLooked = new ArrayList<>();

  private SendDueNotices sending(boolean honoursKey, DueNotices queues) {
    var settings =
        new SendingSettings(
            10,
            LEASE,
            GRACE,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofHours(72),
            QUERY_AFTER,
            honoursKey);
    var desk = desk(honoursKey);
    return new SendDueNotices(
        new Faulty(new InMemoryNotices(notices)), finding(), desk, queues, clock, settings);
  }

  private FindContacts finding() {
    return new FindContacts(
        contacts,
        recipients -> {
          sinceLooked.forEach(Runnable::run);
          return recipients.stream()
              .collect(toMap(each -> each, each -> linked.getOrDefault(each, List.of(each))));
        });
  }

  private SmsDesk desk(boolean honoursKey) {
    return new SmsDesk(provider, this::opened, new NoticeText(), new AtOnce(), 4, honoursKey);
  }

  @Test
  void has_few_messages_in_hand_where_a_crash_would_leave_them_to_a_person() {
    provider.room = 1_000;
    assertThat(desk(true).room()).isEqualTo(64);
    assertThat(desk(false).room()).isEqualTo(8);
  }

  private Optional<MobileNumber> opened(Recipient owner, SealedMobile mobile) {
    if (vaultAway) {
      throw new IllegalStateException("the vault is away");
    }
    owners.add(owner);
    return MobileNumber.parse("13800000000").asOptional();
  }

  @Test
  void leaves_a_notice_alone_while_it_gathers() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    assertThat(sending.pass()).isZero();
    assertThat(notice(1).gathering()).isTrue();
  }

  @Test
  void releases_and_sends_what_is_due() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    due();
    assertThat(notice(1).inbox().state()).isEqualTo(DeliveryState.SENT);
    assertThat(notice(1).sms())
        .isEqualTo(
            new Delivery(
                DeliveryState.SENT,
                1,
                false,
                Optional.empty(),
                clock.instant(),
                Optional.of("138****0000"),
                Optional.of("m1")));
    assertThat(notice(1).nextAt()).isEmpty();
    assertThat(provider.sent)
        .singleElement()
        .satisfies(m -> assertThat(m.key()).isEqualTo(notice(1).smsKey()));
  }

  @Test
  void says_so_where_no_number_is_known() {
    contacts.keep(List.of(withoutMobile(1, 1)));
    written(1);
    due();
    assertThat(notice(1).inbox().state()).isEqualTo(DeliveryState.SENT);
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.NO_CONTACT);
    assertThat(notice(1).nextAt()).isEmpty();
  }

  private void waitsAndIsSentWhenTheContactComes() {
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.WAITING);
    contacts.keep(List.of(contact(1, 1)));
    sending.contactArrived(List.of(holder(1)));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void waits_for_a_contact_that_comes_later_and_sends_at_once() {
    written(1);
    due();
    assertThat(notice(1).inbox().state()).isEqualTo(DeliveryState.SENT);
    waitsAndIsSentWhenTheContactComes();
  }

  @Test
  void a_contact_that_comes_while_it_is_looked_for_is_not_missed() {
    written(1);
    written(2);
    sinceLooked.add(
        () -> {
          contacts.keep(List.of(contact(1, 1)));
          sending.contactArrived(List.of(holder(1)));
        });
    due();
    sinceLooked.clear();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(notice(2).sms().state()).isEqualTo(DeliveryState.WAITING);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void a_contact_that_comes_after_a_link_that_came_while_it_was_looked_for_is_not_missed() {
    written(1);
    sinceLooked.add(() -> sending.contactArrived(List.of(holder(1), holder(2))));
    due();
    sinceLooked.clear();
    passes();
    waitsAndIsSentWhenTheContactComes();
  }

  @Test
  void a_link_alone_leaves_a_notice_waiting_for_the_contact() {
    written(1);
    due();
    sending.contactArrived(List.of(holder(1), holder(2)));
    passes();
    waitsAndIsSentWhenTheContactComes();
  }

  @Test
  void where_more_contacts_come_than_it_can_remember_it_looks_again() {
    written(1);
    sinceLooked.add(
        () -> {
          for (int n = 1_000; n < 1_101; n++) {
            sending.contactArrived(List.of(holder(n)));
          }
          contacts.keep(List.of(contact(1, 1)));
          sending.contactArrived(List.of(holder(1)));
        });
    due();
    sinceLooked.clear();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_contact_that_came_under_an_older_pseudonym_serves_and_is_opened_as_its_owners() {
    linked.put(holder(1), List.of(holder(2), holder(1)));
    contacts.keep(List.of(contact(2, 1)));
    written(1);
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(owners).containsExactly(holder(2));
  }

  @Test
  void a_link_that_comes_late_leads_a_waiting_notice_to_the_contact_at_once() {
    contacts.keep(List.of(contact(2, 1)));
    written(1);
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.WAITING);
    linked.put(holder(1), List.of(holder(2), holder(1)));
    sending.contactArrived(List.of(holder(1), holder(2)));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void a_contact_that_comes_late_under_a_linked_pseudonym_is_told_at_once() {
    linked.put(holder(1), List.of(holder(2), holder(1)));
    written(1);
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.WAITING);
    contacts.keep(List.of(contact(2, 1)));
    sending.contactArrived(List.of(holder(2)));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void nobody_is_told_by_another_number_where_his_own_or_the_oldest_was_erased() {
    linked.put(holder(1), List.of(holder(2), holder(1), holder(3)));
    linked.put(holder(4), List.of(holder(2), holder(3), holder(4)));
    contacts.keep(List.of(withoutMobile(1, 2), withoutMobile(2, 2), contact(3, 1)));
    written(1);
    written(4);
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.NO_CONTACT);
    assertThat(notice(4).sms().state()).isEqualTo(DeliveryState.NO_CONTACT);
    assertThat(provider.sent).isEmpty();
  }

  @Test
  void says_after_the_grace_time_that_no_contact_is_known() {
    written(1);
    due();
    clock.pass(GRACE);
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.NO_CONTACT);
    assertThat(notice(1).sms().error()).contains("no contact is known");
  }

  @Test
  void sends_once_to_a_contact_that_comes_after_the_grace_time() {
    written(1);
    due();
    clock.pass(GRACE);
    passes();
    clock.pass(Duration.ofSeconds(1));
    contacts.keep(List.of(contact(1, 1)));
    sending.contactArrived(List.of(holder(1)));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    clock.pass(Duration.ofHours(1));
    sending.sweep();
    passes();
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void finds_a_late_contact_that_another_instance_took_in() {
    written(1);
    due();
    clock.pass(GRACE);
    passes();
    contacts.keep(List.of(contact(1, 1)));
    sending = sending(true, DueNotices.ofCapacity(9));
    sending.sweep();
    assertThat(sending.pass()).isZero();
    clock.pass(GRACE);
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void ends_where_a_late_contact_has_no_number() {
    written(1);
    due();
    clock.pass(GRACE);
    passes();
    contacts.keep(List.of(withoutMobile(1, 1)));
    sending.contactArrived(List.of(holder(1)));
    passes();
    assertThat(notice(1).sms().error()).contains("no mobile number is known");
    assertThat(notice(1).nextAt()).isEmpty();
  }

  @Test
  void looks_no_more_for_a_contact_once_the_message_is_given_up() {
    written(1);
    due();
    for (int hour = 0; hour < 73; hour++) {
      clock.pass(Duration.ofHours(1));
      passes();
    }
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.NO_CONTACT);
    assertThat(notice(1).nextAt()).isEmpty();
  }

  @Test
  void keeps_messages_waiting_and_the_inbox_going_while_the_provider_is_down() {
    contacts.keep(List.of(contact(1, 1), contact(2, 1)));
    written(1);
    provider.room = 0;
    due();
    written(2);
    due();
    assertThat(List.of(notice(1), notice(2)))
        .allSatisfy(n -> assertThat(n.inbox().state()).isEqualTo(DeliveryState.SENT))
        .allSatisfy(n -> assertThat(n.sms().state()).isEqualTo(DeliveryState.WAITING));
    assertThat(provider.sent).isEmpty();
    provider.room = 1000;
    passes();
    assertThat(List.of(notice(1), notice(2)))
        .allSatisfy(n -> assertThat(n.sms().state()).isEqualTo(DeliveryState.SENT));
  }

  @Test
  void lets_the_inbox_wait_a_little_and_no_longer_while_the_provider_is_slow() {
    contacts.keep(List.of(contact(1, 1), contact(2, 1)));
    written(1);
    written(2);
    provider.room = 1;
    clock.pass(Duration.ofSeconds(30));
    sending.pass();
    assertThat(List.of(notice(1).gathering(), notice(2).gathering())).containsOnlyOnce(true);
    written(3);
    written(4);
    clock.pass(Duration.ofSeconds(34));
    sending.pass();
    assertThat(List.of(notice(1), notice(2), notice(3), notice(4))).noneMatch(Notice::gathering);
  }

  @Test
  void tries_again_after_the_pause_that_the_provider_asked_for() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Unavailable("HTTP 429", Optional.of(Duration.ofSeconds(7))));
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.WAITING);
    assertThat(notice(1).sms().error()).contains("HTTP 429");
    clock.pass(Duration.ofSeconds(6));
    passes();
    assertThat(provider.sent).hasSize(1);
    clock.pass(Duration.ofSeconds(1));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(notice(1).sms().attempts()).isEqualTo(2);
    assertThat(provider.sent).extracting(SmsMessage::key).containsOnly(notice(1).smsKey());
  }

  @Test
  void keeps_the_reason_of_a_refusal() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Refused("HTTP 422"));
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(notice(1).sms().error()).contains("HTTP 422");
    assertThat(notice(1).nextAt()).isEmpty();
  }

  @Test
  void repeats_an_uncertain_attempt_where_the_provider_knows_its_key() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Uncertain("reset"));
    due();
    clock.pass(Duration.ofSeconds(2));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(2);
  }

  @Test
  void tries_again_what_could_not_even_be_made_ready() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    vaultAway = true;
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.WAITING);
    vaultAway = false;
    clock.pass(Duration.ofSeconds(2));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void says_when_it_gives_up_that_an_attempt_may_have_arrived() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Uncertain("reset"));
    provider.then(new SmsResult.Unavailable("HTTP 503", Optional.empty()));
    due();
    clock.pass(Duration.ofSeconds(2));
    passes();
    assertThat(notice(1).sms().error()).contains("HTTP 503");
    clock.pass(Duration.ofHours(73));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(notice(1).nextAt()).isEmpty();
    assertThat(provider.sent).hasSize(2);
  }

  @Test
  void makes_an_attempt_of_its_own_that_it_was_not_told_was_written() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    answersLost = true;
    clock.pass(Duration.ofSeconds(30));
    assertThatThrownBy(sending::pass).hasMessage("the database is away");
    answersLost = false;
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENDING);
    assertThat(provider.sent).isEmpty();
    passes();
    clock.pass(LEASE);
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(notice(1).sms().attempts()).isEqualTo(1);
    assertThat(provider.sent).hasSize(1);
    assertThat(provider.queried).isEmpty();
  }

  @Test
  void records_an_answer_that_could_not_be_recorded_at_once_and_never_sends_again() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    clock.pass(Duration.ofSeconds(30));
    sending.pass();
    writesLost = true;
    assertThatThrownBy(sending::pass).hasMessage("the database is away");
    clock.pass(LEASE);
    writesLost = false;
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
    assertThat(provider.queried).isEmpty();
  }

  @Test
  void keeps_an_answer_that_an_error_kept_from_being_recorded() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    clock.pass(Duration.ofSeconds(30));
    sending.pass();
    outOfMemory = true;
    assertThatThrownBy(sending::pass).isInstanceOf(OutOfMemoryError.class);
    outOfMemory = false;
    clock.pass(LEASE);
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
    assertThat(provider.queried).isEmpty();
  }

  @Test
  void sends_later_what_no_thread_took_and_never_asks_for_it() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    clock.pass(Duration.ofSeconds(30));
    refusing = true;
    assertThatThrownBy(sending::pass).isInstanceOf(RejectedExecutionException.class);
    refusing = false;
    passes();
    clock.pass(LEASE);
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
    assertThat(provider.queried).isEmpty();
  }

  @Test
  void asks_after_what_is_longer_than_its_lease_with_the_provider_and_never_sends_it_again() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    holding = true;
    due();
    clock.pass(LEASE);
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.UNKNOWN);
    List.copyOf(held).forEach(Runnable::run);
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void says_so_of_an_attempt_that_a_dead_process_left_too() {
    contacts.keep(List.of(contact(1, 1)));
    lostWhileSending();
    sending = sending(true, DueNotices.ofCapacity(9));
    clock.pass(Duration.ofHours(73));
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(provider.sent).isEmpty();
  }

  @Test
  void says_that_it_failed_where_nothing_ever_left() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Unavailable("HTTP 503", Optional.empty()));
    due();
    clock.pass(Duration.ofHours(73));
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void never_repeats_an_uncertain_attempt_elsewhere_but_asks() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Uncertain("reset"));
    provider.then(new SmsResult.Unheard());
    due();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.UNKNOWN);
    clock.pass(QUERY_AFTER);
    passes();
    assertThat(provider.queried).containsExactly(notice(1).smsKey());
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(notice(1).nextAt()).isEmpty();
    clock.pass(Duration.ofHours(1));
    passes();
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void learns_by_asking_that_an_uncertain_attempt_arrived() {
    sending = sending(false, due);
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    provider.then(new SmsResult.Uncertain("timeout"));
    due();
    clock.pass(QUERY_AFTER);
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void takes_up_what_a_dead_process_left_once_its_lease_is_over() {
    contacts.keep(List.of(contact(1, 1)));
    lostWhileSending();
    sending = sending(true, DueNotices.ofCapacity(9));
    sending.sweep();
    assertThat(sending.pass()).isZero();
    clock.pass(LEASE);
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void asks_about_what_a_dead_process_left_where_keys_are_not_honoured() {
    contacts.keep(List.of(contact(1, 1)));
    lostWhileSending();
    sending = sending(false, DueNotices.ofCapacity(9));
    clock.pass(LEASE);
    sending.sweep();
    passes();
    assertThat(provider.sent).isEmpty();
    assertThat(provider.queried).hasSize(1);
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
  }

  private void lostWhileSending() {
    Notice written = gathering(1, NOON, entry(CHONGQING, 1));
    notices.gather(List.of(written));
    Delivery open = written.sms().sending("138****0000", NOON);
    notices.advance(List.of(written.released(NOON).withSms(open, Optional.of(NOON.plus(LEASE)))));
  }

  @Test
  void finds_by_the_sweep_what_the_queues_never_held() {
    contacts.keep(List.of(contact(1, 1)));
    notices.gather(List.of(gathering(1, NOON, entry(CHONGQING, 1))));
    sending.sweep();
    passes();
    assertThat(notice(1).sms().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void sends_once_though_two_instances_hold_the_key() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    DueNotices others = DueNotices.ofCapacity(9);
    others.toRelease().offer(notice(1).key(), NOON);
    SendDueNotices other = sending(true, others);
    clock.pass(Duration.ofSeconds(30));
    for (int n = 0; n < 5; n++) {
      sending.pass();
      other.pass();
    }
    assertThat(provider.sent).hasSize(1);
  }

  @Test
  void tells_news_that_joined_while_it_was_being_released() {
    contacts.keep(List.of(contact(1, 1)));
    written(1);
    var racing = new Joining(notices);
    var settings = new SendingSettings(10, LEASE, GRACE, LEASE, LEASE, LEASE, LEASE, true);
    Mobiles mobiles = (owner, mobile) -> MobileNumber.parse("13800000000").asOptional();
    var desk = new SmsDesk(provider, mobiles, new NoticeText(), new AtOnce(), 4, true);
    sending = new SendDueNotices(racing, finding(), desk, due, clock, settings);
    due();
    assertThat(provider.sent)
        .singleElement()
        .satisfies(m -> assertThat(m.text()).contains("浙江", "重庆"));
  }

  /** Lets news join right before the first release is written. */
  private static final class Joining extends Through {
    private final InMemoryNotices real;
    private boolean joined;

    Joining(InMemoryNotices real) {
      super(real);
      this.real = real;
    }

    @Override
    public Set<String> advance(Collection<Notice> notices) {
      if (!joined) {
        joined = true;
        real.gather(List.of(gathering(1, NOON, entry(ZHEJIANG, 1))));
      }
      return super.advance(notices);
    }
  }

  /** Writes, and may lose the write, or the answer that says so. */
  private final class Faulty extends Through {
    Faulty(Notices real) {
      super(real);
    }

    @Override
    public Set<String> advance(Collection<Notice> notices) {
      if (outOfMemory) {
        throw new OutOfMemoryError("of a test");
      }
      Set<String> won = writesLost ? Set.of() : super.advance(notices);
      if (writesLost || answersLost) {
        throw new IllegalStateException("the database is away");
      }
      return won;
    }
  }

  private static class Through implements Notices {
    private final Notices real;

    Through(Notices real) {
      this.real = real;
    }

    @Override
    public Set<String> advance(Collection<Notice> notices) {
      return real.advance(notices);
    }

    @Override
    public Set<String> advancedHere(Collection<String> keys) {
      return real.advancedHere(keys);
    }

    @Override
    public List<Notice> gather(Collection<Notice> notices) {
      return real.gather(notices);
    }

    @Override
    public void add(Collection<Notice> notices) {
      real.add(notices);
    }

    @Override
    public List<Notice> find(Collection<String> keys) {
      return real.find(keys);
    }

    @Override
    public List<Waiting> due(boolean gathering, Instant now, int limit) {
      return real.due(gathering, now, limit);
    }
  }

  private void written(int n) {
    Notice notice = gathering(n, clock.instant().plusSeconds(30), entry(CHONGQING, 1));
    notices.gather(List.of(notice));
    due.offer(notice);
  }

  private Notice notice(int n) {
    return notices.find(gathering(n, NOON).key()).orElseThrow();
  }

  private void due() {
    clock.pass(Duration.ofSeconds(30));
    passes();
  }

  private void passes() {
    for (int n = 0; n < 20 && sending.pass() > 0; n++) {
      assertThat(n).as("passes until rest").isLessThan(19);
    }
  }

  /** Runs each task at once on the caller's thread, unless tasks are held. */
  private final class AtOnce extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      if (refusing) {
        throw new RejectedExecutionException();
      } else if (holding) {
        held.add(task);
      } else {
        task.run();
      }
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
