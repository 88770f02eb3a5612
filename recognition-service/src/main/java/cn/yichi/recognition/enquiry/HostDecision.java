package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another region said of a certificate of this region, as it was published.
 *
 * @param certificate the certificate
 * @param host the region that decided
 * @param revision the host's revision; the highest is kept
 * @param certificateVersion version of the certificate it rests on
 * @param outcome code of the outcome
 * @param equivalence code of what is granted, with its level or title; empty where nothing is
 * @param agreement the deciding clause, {@code <id>/<version>#<clause>}; empty where none
 * @param grounds every ground
 * @param questions what a person must still answer
 * @param decidedAt when it was decided
 */
public record HostDecision(
    CertificateId certificate,
    Region host,
    long revision,
    int certificateVersion,
    String outcome,
    Optional<GrantedAs> equivalence,
    Optional<String> agreement,
    List<SaidGround> grounds,
    List<String> questions,
    Instant decidedAt) {
  public HostDecision {
    grounds = List.copyOf(grounds);
    questions = List.copyOf(questions);
  }

  /**
   * What is granted, in codes.
   *
   * @param type e.g. {@code SAME_LEVEL}
   * @param level name of a skill level, or empty
   * @param title name of a title, or empty
   */
  public record GrantedAs(String type, Optional<String> level, Optional<String> title) {}

  /**
   * A ground as published.
   *
   * @param code its code, perhaps one that this version does not know
   * @param citation what it rests on, or empty
   * @param parameters values of its sentence
   */
  public record SaidGround(String code, Optional<String> citation, Map<String, String> parameters) {
    public SaidGround {
      parameters = Map.copyOf(parameters);
    }
  }
}
