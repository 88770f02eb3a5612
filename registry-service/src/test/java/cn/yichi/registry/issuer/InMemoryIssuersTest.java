package cn.yichi.registry.issuer;

class InMemoryIssuersTest implements IssuersContract {
  private final Issuers store = new InMemoryIssuers();

  @Override
  public Issuers issuers() {
    return store;
  }
}
