package cn.yichi.recognition.register;

import java.time.Clock;
import java.time.ZoneOffset;

class InMemoryBooksKeptTest implements BooksKeptContract {
  @Override
  public BooksKept books() {
    return new InMemoryBooksKept(Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
