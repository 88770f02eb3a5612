package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.audit.AuditUnavailable;
import cn.yichi.recognition.WatchSettings;
import cn.yichi.recognition.http.WatchView.ChangeView;
import cn.yichi.recognition.watch.ReadChanges;
import cn.yichi.recognition.watch.WatchFeed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams of changes under way in this instance: so many, each on the (virtual) thread of its
 * request. A stream reads the stored feed, so it does not matter which instance told a change. They
 * end before the web server does, as everything without a phase.
 */
@Component
class ChangeStreams implements SmartLifecycle {
  /** As many as an audit entry lists. */
  private static final int PART = 20;

  private final ReadChanges changes;
  private final WatchSettings settings;
  private final JsonMapper json;
  private final Semaphore all;
  private final Map<SocialCreditCode, Integer> each = new ConcurrentHashMap<>();
  private volatile CountDownLatch running = new CountDownLatch(0);

  ChangeStreams(ReadChanges changes, WatchSettings settings, JsonMapper json) {
    this.changes = changes;
    this.settings = settings;
    this.json = json;
    this.all = new Semaphore(settings.streams());
  }

  int most() {
    return settings.streamsOfOne();
  }

  /** A place for one more stream; empty where all are taken, or the instance stops. */
  Optional<Turn> enter(SocialCreditCode organisation) {
    if (!isRunning() || !all.tryAcquire()) {
      return Optional.empty();
    }
    int open = each.merge(organisation, 1, Integer::sum);
    Turn turn = new Turn(organisation);
    if (open > settings.streamsOfOne()) {
      turn.close();
      return Optional.empty();
    }
    return Optional.of(turn);
  }

  /** A stream; closing it gives its place back. */
  final class Turn implements AutoCloseable {
    private final SocialCreditCode organisation;

    private Turn(SocialCreditCode organisation) {
      this.organisation = organisation;
    }

    /**
     * Sends what comes after an entry, until its time is over, the reader is gone or all stop.
     *
     * @param shown told of the certificates before their changes are sent, on this thread; throws
     *     where they may not be, and the stream ends
     */
    void send(long after, OutputStream to, Consumer<List<CertificateId>> shown) {
      long end = System.nanoTime() + settings.streamLife().toNanos();
      try {
        write(to, "retry: 2000\n\n");
        follow(after, end, to, shown);
      } catch (IOException | AuditUnavailable gone) {
        // Whoever reads on says from where; nothing goes out that is not in the audit log.
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private void follow(long after, long end, OutputStream to, Consumer<List<CertificateId>> shown)
        throws IOException, InterruptedException {
      long place = after;
      long spoke = System.nanoTime();
      while (System.nanoTime() < end && !stops()) {
        ReadChanges.Part part = changes.after(organisation, place, PART);
        place = part.next();
        if (!part.entries().isEmpty()) {
          shown.accept(
              part.entries().stream().map(it -> it.change().certificate()).distinct().toList());
        }
        for (WatchFeed.Entry entry : part.entries()) {
          write(to, event(entry));
        }
        boolean silent = System.nanoTime() - spoke > settings.heartbeat().toNanos();
        if (part.entries().isEmpty() && silent) {
          write(to, ": \n\n");
        }
        if (silent || !part.entries().isEmpty()) {
          spoke = System.nanoTime();
        }
        if (!part.more() && running.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    }

    @Override
    public void close() {
      each.computeIfPresent(organisation, (who, open) -> open > 1 ? open - 1 : null);
      all.release();
    }
  }

  private String event(WatchFeed.Entry entry) {
    return "id: "
        + entry.sequence()
        + "\nevent: change\ndata: "
        + json.writeValueAsString(ChangeView.of(entry))
        + "\n\n";
  }

  private static void write(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  private boolean stops() {
    return running.getCount() == 0;
  }

  @Override
  public void start() {
    running = new CountDownLatch(1);
  }

  @Override
  public void stop() {
    running.countDown();
  }

  @Override
  public boolean isRunning() {
    return !stops();
  }
}
