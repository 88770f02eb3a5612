package cn.yichi.platform.rotation;

/** Things under older keys that no collection holds and that go by themselves: files. */
public interface Leftovers {
  /** As progress names them. */
  String name();

  /** How many there are now. */
  long left();
}
