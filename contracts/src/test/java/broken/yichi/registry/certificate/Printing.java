package broken.yichi.registry.certificate;

final class Printing {
  void say() {
    System.out.println("accepted");
  }
}
