package cn.yichi.registry.certificate;

class InMemoryCertificatesTest implements CertificatesContract {
  private final Certificates store = new InMemoryCertificates();

  @Override
  public Certificates certificates() {
    return store;
  }
}
