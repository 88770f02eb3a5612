package cn.yichi.recognition.register;

/** Whether everything is known on agreements that was said before this service started. */
@FunctionalInterface
public interface AgreementsKnown {
  boolean areKnown();
}
