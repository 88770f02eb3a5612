package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.PersonName;
import java.util.Optional;
import java.util.Set;

/**
 * What an asker knows of a certificate: its number and at least one fact about its holder.
 *
 * @param number the certificate number as written
 * @param holderName the holder's name
 * @param documentNumber number of the holder's identity document
 * @param own the asker's own pseudonyms, never none, where the asker may see no other holder's
 *     certificates
 */
public record Identification(
    String number,
    Optional<PersonName> holderName,
    Optional<String> documentNumber,
    Optional<Set<HolderRef>> own)
    implements Sought {

  /**
   * @throws IllegalArgumentException without a fact about the holder
   */
  public Identification {
    own = own.map(Set::copyOf);
    if (own.filter(Set::isEmpty).isPresent()) {
      throw new IllegalArgumentException("an asker without a pseudonym owns nothing");
    }
    if (holderName.isEmpty() && documentNumber.isEmpty() && own.isEmpty()) {
      throw new IllegalArgumentException("a fact about the holder is needed");
    }
  }

  /** Shows nothing of what it holds, so that no log line does. */
  @Override
  public String toString() {
    return "Identification";
  }
}
