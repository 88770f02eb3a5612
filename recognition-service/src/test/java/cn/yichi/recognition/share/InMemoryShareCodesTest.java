package cn.yichi.recognition.share;

class InMemoryShareCodesTest implements ShareCodesContract {
  private final InMemoryShareCodes codes = new InMemoryShareCodes();

  @Override
  public ShareCodes codes() {
    return codes;
  }
}
