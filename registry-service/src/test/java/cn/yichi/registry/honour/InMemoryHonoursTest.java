package cn.yichi.registry.honour;

class InMemoryHonoursTest implements HonoursContract {
  private final Honours store = new InMemoryHonours();

  @Override
  public Honours honours() {
    return store;
  }
}
