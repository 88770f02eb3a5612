package cn.yichi.notification.notice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider that answers as scripted, and accepts once the script is over. */
final class ScriptedSms implements SmsGateway {
  final List<SmsMessage> sent = new ArrayList<>();
  final List<String> queried = new ArrayList<>();
  private final Deque<SmsResult> script = new ArrayDeque<>();
  volatile int room = 1000;

  void then(SmsResult result) {
    script.add(result);
  }

  @Override
  public synchronized SmsResult send(SmsMessage message) {
    sent.add(message);
    return next();
  }

  @Override
  public synchronized SmsResult query(String key) {
    queried.add(key);
    return next();
  }

  private SmsResult next() {
    SmsResult scripted = script.poll();
    return scripted == null ? new SmsResult.Accepted("m" + sent.size()) : scripted;
  }

  @Override
  public int room() {
    return room;
  }
}
