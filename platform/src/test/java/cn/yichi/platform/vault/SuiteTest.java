package cn.yichi.platform.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** RFC 8998, appendix A.1. */
  @Test
  void sm4_gcm_gives_what_its_standard_gives() throws InvalidCipherTextException {
    byte[] plain =
        HEX.parseHex(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
    byte[] sealed = new byte[plain.length + Sm4.TAG];
    int length =
        Sm4.crypt(
            true,
            HEX.parseHex("0123456789ABCDEFFEDCBA9876543210"),
            HEX.parseHex("00001234567800000000ABCD"),
            HEX.parseHex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"),
            plain,
            0,
            plain.length,
            sealed);
    assertThat(length).isEqualTo(sealed.length);
    assertThat(HEX.formatHex(sealed))
        .isEqualTo(
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
                + "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                + "83DE3541E4C2B58177E065A9BF7B62EC");
  }

  /** RFC 4231, case 2. */
  @Test
  void hmac_sha_256_gives_what_its_standard_gives() {
    byte[] mac =
        KeyedHash.under(Suite.AES_256_GCM.hashKey("Jefe".getBytes(US_ASCII)))
            .mac("what do ya want for nothing?".getBytes(US_ASCII));
    assertThat(HEX.formatHex(mac))
        .isEqualTo("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843");
  }

  /** The same case with SM3 for SHA-256, computed by OpenSSL. */
  @Test
  void hmac_sm3_gives_what_openssl_gives() {
    byte[] mac =
        KeyedHash.under(Suite.SM4_GCM.hashKey("Jefe".getBytes(US_ASCII)))
            .mac("what do ya want for nothing?".getBytes(US_ASCII));
    assertThat(HEX.formatHex(mac))
        .isEqualTo("2E87F1D16862E6D964B50A5200BF2B10B764FAA9680A296A2405F24BEC39F882");
  }

  @Test
  void values_of_one_suite_stay_readable_when_the_next_key_has_the_other() {
    Master aes = new Master(Suite.AES_256_GCM, SandboxKeys.key("aes"));
    Master sm4 = new Master(Suite.SM4_GCM, SandboxKeys.key("sm4"));
    VaultKeys before = new VaultKeys("k1", Map.of("k1", aes), aes);
    VaultKeys after = new VaultKeys("k2", Map.of("k1", aes, "k2", sm4), aes);
    PiiVault vault = new PiiVault(after);
    EnvelopeVault envelopes = new EnvelopeVault(after);
    assertThat(vault.open(new PiiVault(before).seal("x", "c"), "c")).isEqualTo("x");
    Sealed next = vault.seal("y", "c");
    assertThat(next.keyId()).isEqualTo("k2");
    assertThat(vault.open(next, "c")).isEqualTo("y");
    Enveloped kept = new EnvelopeVault(before).seal("holder:1", "mobile", "138");
    assertThat(envelopes.open(kept, "holder:1", "mobile")).isEqualTo("138");
    Enveloped again = envelopes.seal(kept.key(), "holder:1", "mobile", "139");
    assertThat(again.key())
        .as("a person's key stays, whatever suite is current")
        .isEqualTo(kept.key());
    assertThat(envelopes.open(again, "holder:1", "mobile")).isEqualTo("139");
    Enveloped fresh = envelopes.seal("holder:2", "mobile", "137");
    assertThat(fresh.key().keyId()).isEqualTo("k2");
    assertThat(envelopes.open(fresh, "holder:2", "mobile")).isEqualTo("137");
    assertThat(vault.blindIndex("f", "v")).isEqualTo(new PiiVault(before).blindIndex("f", "v"));
  }

  /** Sealed on 27 November 2026, those of AES by the code before there were suites. */
  @ParameterizedTest
  @CsvSource({
    "AES_256_GCM, sandbox.4EXq1HBGl6gCCfpumI6X14RxW0jHqMUn02l1Sm-fsoZdF39Gsw,"
        + " tDV5FUwgvCvL0AUGhq99Ux0GHuci4NO-glqFIDeiUBs,"
        + " AF5LZz2XXGzAgxyDOUKcobOb8eUbGzeQ83oczFGZxdO3nnPrHwJ2LZ4-UBaqPglSSLiD2TJn34Tnca1A,"
        + " ShehN7nhCwzf_cJIPYAOvheOcCjjRLRTUKyYWk0Xvn-QBON1a1IU",
    "SM4_GCM, sandbox.PSb3zGE6pE97enRrpI1nN1QQ4-W50pYW0z3XhxswXrM1UIKdJg,"
        + " 1WXRKk0chqffPwUg1Lb1lfZfKpuNWhc8y8Nbf3RHXug,"
        + " G0txyOdp7CMoQVzK_jDEsG-XA3gXO4F0xwbiT37bGJWc1xLyOc-Ur4BZajQ,"
        + " S_kfLXj9FpoEAR59mKFOCyKht7RFikLzy_KPlZiYoF7_vFCjaf5D"
  })
  void what_was_sealed_long_ago_opens(
      Suite suite, String sealed, String index, String wrapped, String ciphertext) {
    VaultKeys keys = VaultKeys.sandbox("510000", suite);
    PiiVault vault = new PiiVault(keys);
    assertThat(vault.open(Sealed.parse(sealed), "person/1/name")).isEqualTo("王川江");
    assertThat(vault.blindIndex("mobile", "13800001111")).isEqualTo(index);
    Enveloped mobile = new Enveloped(new WrappedKey("sandbox", wrapped), ciphertext);
    assertThat(new EnvelopeVault(keys).open(mobile, "holder:1", "mobile")).isEqualTo("13800001111");
  }

  /** What stood in databases before there were suites opens as ever. */
  @Test
  void keys_of_aes_are_derived_as_they_were() {
    Master master = new Master(Suite.AES_256_GCM, SandboxKeys.key("old"));
    byte[] derived =
        new VaultKeys("k", Map.of("k", master), master).ring("field").key("k").getEncoded();
    assertThat(HEX.formatHex(derived))
        .as("by Python's hmac")
        .isEqualTo("38AA8169A0692000EA3D52815D2F51A3A2AC7C8E29D445479DF7765514EA90FF");
  }
}
