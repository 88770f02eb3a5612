package cn.yichi.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys as an operator configures them, the same for one id whenever a test asks. */
public final class TestKeys {
  private TestKeys() {}

  /**
   * Keys of a service.
   *
   * @param current id of the key that new values are sealed under
   * @param others ids of those kept for reading; an id that begins with {@code sm} is a key for SM4
   */
  public static VaultKeys of(String current, String... others) {
    Map<String, String> keys =
        Stream.concat(Stream.of(current), Arrays.stream(others))
            .collect(Collectors.toMap(Function.identity(), TestKeys::key));
    return new VaultSettings(current, keys, key("index")).toKeys();
  }

  /** The key of an id as it stands in the settings. */
  public static String key(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("test key " + id).getBytes(StandardCharsets.UTF_8));
      return (id.startsWith("sm") ? "SM4_GCM:" : "") + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The federation's key of a service with these versions, the first of them the current one. */
  public static LocalFederationKey federation(int current, int... others) {
    Map<Integer, String> keys =
        versions(current, others)
            .boxed()
            .collect(Collectors.toMap(Function.identity(), it -> key("federation " + it)));
    return new FederationSettings(keys, current).toKey();
  }

  /** As {@link #federation}, guarded as in a service. */
  public static GuardedFederationKey guarded(int current, int... others) {
    return new GuardedFederationKey(federation(current, others), FederationBudget.standard());
  }

  /**
   * As {@link #federation}, with so many calls a day for every use.
   *
   * @param nanos as {@link System#nanoTime}
   */
  public static GuardedFederationKey guarded(long aDay, LongSupplier nanos) {
    return new GuardedFederationKey(federation(2, 1), FederationBudget.of(aDay), nanos);
  }

  /** As {@link #federation}, as arguments of a service. */
  public static List<String> federationArguments(int current, int... others) {
    return Stream.concat(
            Stream.of("--yichi.federation.current=" + current),
            versions(current, others)
                .mapToObj(it -> "--yichi.federation.keys." + it + "=" + key("federation " + it)))
        .toList();
  }

  private static IntStream versions(int current, int... others) {
    return IntStream.concat(IntStream.of(current), Arrays.stream(others));
  }

  /** Keys as arguments of a service. */
  public static String[] arguments(String current, String... others) {
    return Stream.concat(
            Stream.of(
                "--yichi.vault.current=" + current, "--yichi.vault.index-key=" + key("index")),
            Stream.concat(Stream.of(current), Arrays.stream(others))
                .map(id -> "--yichi.vault.keys." + id + "=" + key(id)))
        .toArray(String[]::new);
  }
}
