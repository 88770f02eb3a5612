package cn.yichi.recognition.authorisation;

import cn.yichi.contracts.vocabulary.SocialCreditCode;

/**
 * What a bureau's officer saw in a document: this person acts for this organisation.
 *
 * @param person who acts
 * @param organisation for whom
 * @param window when
 * @param basis which document says so; may name persons
 */
public record Statement(Person person, SocialCreditCode organisation, Window window, String basis) {

  /** True where both say the same but for the document. */
  boolean isLike(Statement other) {
    return person.equals(other.person)
        && organisation.equals(other.organisation)
        && window.equals(other.window);
  }

  /** Shows nothing of the person or the document, so that no log line does. */
  @Override
  public String toString() {
    return "Statement for " + organisation.value();
  }
}
