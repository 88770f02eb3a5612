package cn.yichi.platform.audit;

import java.util.regex.Pattern;

/**
 * How far a chain is.
 *
 * @param chain its id
 * @param sequence number of its last entry, from 1; 0 before the first
 * @param hash of that entry, 64 hexadecimal digits
 */
record Head(String chain, long sequence, String hash) {
  /** What the first entry of a chain follows. */
  static final String NOTHING = "0".repeat(64);

  /** Between a chain and the number of an entry in an {@code _id}; no chain has it. */
  static final char SLASH = '/';

  private static final Pattern ENTRY = Pattern.compile("([^/]{1,120})/(\\d{12})");

  static Head start(String chain) {
    return new Head(chain, 0, NOTHING);
  }

  /** The {@code _id} of an entry: entries of a chain are in order, and chains stay together. */
  static String id(String chain, long sequence) {
    String number = Long.toString(sequence);
    return chain + SLASH + "0".repeat(12 - number.length()) + number;
  }

  /** Chain and number of an {@code _id}, with the hash; sequence −1 where it has not that form. */
  static Head of(String id, String hash) {
    var form = ENTRY.matcher(id);
    return form.matches()
        ? new Head(form.group(1), Long.parseLong(form.group(2)), hash)
        : new Head("", -1, hash);
  }

  /** The service of a chain's id. */
  String service() {
    return chain.substring(0, Math.max(0, chain.indexOf('.')));
  }
}
