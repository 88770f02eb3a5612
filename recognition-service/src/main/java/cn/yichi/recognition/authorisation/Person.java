package cn.yichi.recognition.authorisation;

/**
 * A person or client that signs in, as a provider knows it.
 *
 * @param provider the issuer that vouches for it, exactly as its tokens say
 * @param subject who it is to that provider, exactly; may be personal data
 */
public record Person(String provider, String subject) {
  private static final int SHOWN = 2;

  /** The ends of the subject: enough to tell who is meant for one who knows it already. */
  public String maskedSubject() {
    int length = subject.length();
    return length < 4 * SHOWN
        ? "***"
        : subject.substring(0, SHOWN) + "***" + subject.substring(length - SHOWN);
  }

  /** Shows nothing of the subject, so that no log line does. */
  @Override
  public String toString() {
    return "Person of " + provider;
  }
}
