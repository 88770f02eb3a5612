package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.util.List;

/**
 * The recorded authorisations (授权) by which persons and clients act for organisations. A service
 * that takes no employers has none, and so admits none.
 */
public interface Authorisations {

  /**
   * The organisations that somebody may act for now.
   *
   * @param provider who vouches for the person
   * @param subject who it is to that provider
   */
  List<SocialCreditCode> of(String provider, String subject);
}
