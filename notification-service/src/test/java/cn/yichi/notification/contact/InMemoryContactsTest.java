package cn.yichi.notification.contact;

class InMemoryContactsTest implements ContactsContract {
  private final InMemoryContacts contacts = new InMemoryContacts();

  @Override
  public Contacts contacts() {
    return contacts;
  }
}
