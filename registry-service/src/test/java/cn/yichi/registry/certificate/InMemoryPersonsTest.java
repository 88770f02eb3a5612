package cn.yichi.registry.certificate;

class InMemoryPersonsTest implements PersonsContract {
  private final Persons store = new InMemoryPersons();

  @Override
  public Persons persons() {
    return store;
  }
}
