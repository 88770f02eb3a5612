package cn.yichi.notification.notice;

/** Port: the provider of short messages. Never throws; safe for any number of threads. */
public interface SmsGateway {

  /** Hands a message over and waits for the answer, seconds at most. */
  SmsResult send(SmsMessage message);

  /** Asks what became of a message whose result is unknown. */
  SmsResult query(String key);

  /** How many messages it would take now; 0 while the provider is down or asked for a pause. */
  int room();
}
