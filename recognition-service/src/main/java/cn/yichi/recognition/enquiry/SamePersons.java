package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.util.Set;

/** Port: which pseudonyms are one person, as the home region of a certificate says. */
@FunctionalInterface
public interface SamePersons {
  /** Nobody goes by two pseudonyms. */
  SamePersons NONE = (home, own, holder) -> false;

  /**
   * Whether the holder is whoever goes by these.
   *
   * @param home region of the certificate; only its word counts for it
   * @param own pseudonyms of one person
   * @param holder none of them
   */
  boolean is(Region home, Set<HolderRef> own, HolderRef holder);
}
