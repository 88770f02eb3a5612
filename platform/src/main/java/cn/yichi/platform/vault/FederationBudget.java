package cn.yichi.platform.vault;

import cn.yichi.contracts.vocabulary.FederationKey.Use;
import java.util.OptionalLong;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.federation.budget.*}: calls of the federation's key that one instance may make in a
 * day, by use. A new row of an import makes one call of each, so the default lets an instance enter
 * 20 million certificates a day. {@link Use#PROOF} has none: what other regions publish is taken in
 * however much it is.
 *
 * <p>Whoever would try all ID numbers through a service has some 10^11 to try: 3 000 county codes,
 * 36 500 birth dates, 1 000 serials. At 20 million a day one instance takes 15 years. The limit
 * does not stop somebody who knows county and year of birth: 365 000 numbers are a day's work. That
 * is what the limits of misses and the audit log are for.
 */
@ConfigurationProperties("yichi.federation.budget")
public record FederationBudget(
    @DefaultValue(DEFAULT) long certificate,
    @DefaultValue(DEFAULT) long holder,
    @DefaultValue(DEFAULT) long number,
    @DefaultValue(DEFAULT) long name,
    @DefaultValue(DEFAULT) long document) {
  private static final String DEFAULT = "20000000";

  /** A batch of an import must fit in, whole. */
  private static final long SMALLEST = 5_000;

  public FederationBudget {
    for (long each : new long[] {certificate, holder, number, name, document}) {
      if (each < SMALLEST) {
        throw new IllegalArgumentException(
            "yichi.federation.budget: fewer than " + SMALLEST + " calls a day");
      }
    }
  }

  /** The same for every use. */
  static FederationBudget of(long each) {
    return new FederationBudget(each, each, each, each, each);
  }

  /** What every instance has that nobody gave another. */
  public static FederationBudget standard() {
    return of(Long.parseLong(DEFAULT));
  }

  /** Empty where a use has no limit. */
  OptionalLong of(Use use) {
    return switch (use) {
      case CERTIFICATE -> OptionalLong.of(certificate);
      case HOLDER -> OptionalLong.of(holder);
      case NUMBER -> OptionalLong.of(number);
      case NAME -> OptionalLong.of(name);
      case DOCUMENT -> OptionalLong.of(document);
      case PROOF -> OptionalLong.empty();
    };
  }
}
