package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Citation;
import java.util.List;

/**
 * One rule of an agreement.
 *
 * @param id unique within the agreement
 * @param citation where it stands
 * @param covers what it covers
 * @param grants what it gives
 * @param procedure what must still be done
 * @param authority who decides
 * @param restrictions conditions that a person must check
 * @param provisos reservations shown with the answer
 */
public record Clause(
    String id,
    Citation citation,
    Covers covers,
    Grants grants,
    Procedure procedure,
    Authority authority,
    List<Restriction> restrictions,
    List<Proviso> provisos) {
  public Clause {
    restrictions = List.copyOf(restrictions);
    provisos = List.copyOf(provisos);
  }
}
