package cn.yichi.registry.certificate;

class InMemoryHolderLinksTest implements HolderLinksContract {
  private final HolderLinks store = new InMemoryHolderLinks();

  @Override
  public HolderLinks links() {
    return store;
  }
}
