package cn.yichi.notification.notice;

class InMemoryNoticesTest implements NoticesContract, NoticeBooksContract {
  private final InMemoryNotices notices = new InMemoryNotices();

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public Notices ofAnotherProcess() {
    return new InMemoryNotices(notices);
  }

  @Override
  public NoticeBooks books() {
    return notices;
  }
}
