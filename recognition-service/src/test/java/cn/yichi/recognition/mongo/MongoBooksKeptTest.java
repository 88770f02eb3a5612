package cn.yichi.recognition.mongo;

import cn.yichi.recognition.register.BooksKept;
import cn.yichi.recognition.register.BooksKeptContract;
import java.time.Clock;
import java.time.ZoneOffset;

class MongoBooksKeptTest implements BooksKeptContract {
  @Override
  public BooksKept books() {
    return new MongoBooksKept(new MongoStores().database(), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
