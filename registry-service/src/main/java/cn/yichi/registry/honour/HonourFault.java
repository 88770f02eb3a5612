package cn.yichi.registry.honour;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.Finding;

/**
 * One fault of a stated honour.
 *
 * @param field the field to mend
 * @param why what is wrong, its value masked where it is personal
 */
public record HonourFault(HonourField field, Finding why) {
  public HonourFault {
    requireNonNull(field, "field");
    requireNonNull(why, "why");
  }
}
