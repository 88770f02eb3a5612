package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

/** Whom a notice, a benefit or an answer is for. */
public sealed interface Recipient {

  /** A person, by pseudonym. */
  record Holder(HolderRef ref) implements Recipient {
    public Holder {
      requireNonNull(ref, "ref");
    }

    @Override
    public String value() {
      return HOLDER + ref.value();
    }
  }

  /** An organisation. */
  record Organisation(SocialCreditCode code) implements Recipient {
    public Organisation {
      requireNonNull(code, "code");
    }

    @Override
    public String value() {
      return ORGANISATION + code.value();
    }
  }

  /**
   * An officer of a bureau.
   *
   * @param account the officer's account name
   */
  record Officer(String account) implements Recipient {
    public Officer {
      if (account.isBlank()) {
        throw new IllegalArgumentException("an officer needs an account");
      }
    }

    @Override
    public String value() {
      return OFFICER + account;
    }
  }

  /** Prefix of a holder's value. */
  String HOLDER = "holder:";

  /** Prefix of an organisation's value. */
  String ORGANISATION = "organisation:";

  /** Prefix of an officer's value. */
  String OFFICER = "officer:";

  /** The recipient as one text: {@code holder:…}, {@code organisation:…} or {@code officer:…}. */
  String value();

  /**
   * Reads what {@link #value} wrote.
   *
   * @return refused as {@code RECIPIENT_FORMAT}
   */
  static Parsed<Recipient> parse(String text) {
    try {
      if (text.startsWith(HOLDER)) {
        return Parsed.valid(new Holder(new HolderRef(text.substring(HOLDER.length()))));
      }
      if (text.startsWith(ORGANISATION)) {
        return Parsed.valid(
            new Organisation(new SocialCreditCode(text.substring(ORGANISATION.length()))));
      }
      if (text.startsWith(OFFICER)) {
        return Parsed.valid(new Officer(text.substring(OFFICER.length())));
      }
    } catch (IllegalArgumentException e) {
      return Parsed.invalid(FaultCode.RECIPIENT_FORMAT, text);
    }
    return Parsed.invalid(FaultCode.RECIPIENT_FORMAT, text);
  }
}
