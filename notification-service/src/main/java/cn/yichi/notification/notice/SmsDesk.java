package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.notification.contact.Contact;
import cn.yichi.notification.contact.Language;
import cn.yichi.notification.contact.SealedMobile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hands messages to the provider on threads of their own, a bounded number at a time, and collects
 * the answers. The number is opened and the text written only here.
 */
public final class SmsDesk implements AutoCloseable {
  /** Messages in hand per line, where those in hand can be sent again after a crash. */
  private static final int PER_LINE = 16;

  /** Where they cannot, a crash leaves each of them to a person: as few as keep the lines busy. */
  private static final int PER_LINE_UNREPEATABLE = 2;

  private static final SmsResult STOPPING =
      new SmsResult.Unavailable("this process stops", Optional.of(Duration.ZERO));

  /** An answer that is not recorded yet. */
  record Answer(Notice asked, SmsResult result, boolean wasQuery, double jitter) {
    Notice settled(DeliveryPolicy policy, Instant now) {
      return wasQuery
          ? policy.told(asked, result, now)
          : policy.answered(asked, result, now, jitter);
    }
  }

  private static final Logger LOG = System.getLogger(SmsDesk.class.getName());

  private final SmsGateway gateway;
  private final Mobiles mobiles;
  private final NoticeText text;
  private final ExecutorService threads;
  private final Semaphore lines;
  private final int capacity;
  private volatile boolean stopping;
  private final AtomicInteger open = new AtomicInteger();
  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

  /**
   * @param threads virtual threads, one per message; shut down with this desk
   * @param inFlight how many messages are with the provider at the same time at most
   * @param repeatable whether the provider knows a message again by its key
   */
  public SmsDesk(
      SmsGateway gateway,
      Mobiles mobiles,
      NoticeText text,
      ExecutorService threads,
      int inFlight,
      boolean repeatable) {
    this.gateway = gateway;
    this.mobiles = mobiles;
    this.text = text;
    this.threads = threads;
    this.lines = new Semaphore(inFlight);
    this.capacity = inFlight * (repeatable ? PER_LINE : PER_LINE_UNREPEATABLE);
  }

  /** How many messages it would take now. */
  int room() {
    return Math.max(0, Math.min(gateway.room(), capacity - open.get()));
  }

  /** Whether the provider takes nothing at all. */
  boolean isDown() {
    return gateway.room() == 0;
  }

  /** How many messages are with the provider or wait for a free line. */
  int open() {
    return open.get();
  }

  void send(Notice sending, Contact contact, SealedMobile mobile) {
    start(sending, false, () -> handOver(sending, contact, mobile));
  }

  void query(Notice unknown) {
    start(unknown, true, () -> gateway.query(unknown.smsKey()));
  }

  /** Takes out the answers that came in since. */
  List<Answer> answers() {
    List<Answer> taken = new ArrayList<>();
    for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
      taken.add(answer);
    }
    return taken;
  }

  void putBack(Collection<Answer> unrecorded) {
    answers.addAll(unrecorded);
  }

  private SmsResult handOver(Notice notice, Contact contact, SealedMobile mobile) {
    Optional<SmsMessage> ready;
    try {
      ready =
          mobiles
              .open(contact.recipient(), mobile)
              .map(to -> message(notice, to, contact.language()));
    } catch (RuntimeException | Error unforeseen) {
      return new SmsResult.Unavailable("not ready: " + named(unforeseen), Optional.empty());
    }
    return ready
        .map(gateway::send)
        .orElse(new SmsResult.Unavailable("the number cannot be opened", Optional.empty()));
  }

  private SmsMessage message(Notice notice, MobileNumber to, Language language) {
    return new SmsMessage(
        notice.smsKey(), to, text.sms(notice, language), text.template(notice, language));
  }

  private void start(Notice notice, boolean query, Supplier<SmsResult> call) {
    open.incrementAndGet();
    try {
      threads.execute(
          () -> {
            try {
              answers.add(answer(notice, onALine(call), query));
            } finally {
              open.decrementAndGet();
            }
          });
    } catch (RuntimeException | Error notStarted) {
      open.decrementAndGet();
      SmsResult never =
          new SmsResult.Unavailable("not started: " + named(notStarted), Optional.empty());
      answers.add(answer(notice, never, query));
      throw notStarted;
    }
  }

  private static Answer answer(Notice notice, SmsResult result, boolean query) {
    return new Answer(notice, result, query, ThreadLocalRandom.current().nextDouble());
  }

  private SmsResult onALine(Supplier<SmsResult> call) {
    try {
      lines.acquire();
    } catch (InterruptedException stopped) {
      return STOPPING;
    }
    try {
      return stopping ? STOPPING : answer(call);
    } finally {
      lines.release();
    }
  }

  private SmsResult answer(Supplier<SmsResult> call) {
    try {
      return call.get();
    } catch (RuntimeException | Error unforeseen) {
      // Whether it went out is anybody's guess.
      return new SmsResult.Uncertain(named(unforeseen));
    }
  }

  /**
   * Class of a fault, which is logged once for each place it comes from; never its message, which
   * may hold a number.
   */
  private String named(Throwable fault) {
    String name = fault.getClass().getSimpleName();
    StackTraceElement[] stack = fault.getStackTrace();
    String place = stack.length > 0 ? stack[0].toString() : "?";
    if (logged.add(name + " at " + place)) {
      LOG.log(Level.ERROR, "messages meet {0} at {1}", name, place);
    }
    return name;
  }

  /** From now on nothing more is handed over: what has no line yet goes back to waiting. */
  void stop() {
    stopping = true;
  }

  /** Leaves the provider at once; what is with it is taken up after its lease. */
  @Override
  public void close() {
    stop();
    threads.shutdownNow();
  }
}
