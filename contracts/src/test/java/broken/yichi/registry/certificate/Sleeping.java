package broken.yichi.registry.certificate;

final class Sleeping {
  void rest() throws InterruptedException {
    Thread.sleep(1);
  }
}
