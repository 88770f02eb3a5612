package cn.yichi.embedded;

/** The server knows the greeting by its former name only. */
final class Hello {
  private Hello() {}

  static String asKnown(String command) {
    return command.equals("hello") ? "isMaster" : command;
  }
}
