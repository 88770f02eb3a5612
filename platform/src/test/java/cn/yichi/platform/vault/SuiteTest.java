package cn.yichi.platform.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.vault.VaultKeys.Master;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;

class SuiteTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** RFC 8998, appendix A.1. */
  @Test
  void sm4_gcm_gives_what_its_standard_gives() throws GeneralSecurityException {
    SecretKey key = Suite.SM4_GCM.cipherKey(HEX.parseHex("0123456789ABCDEFFEDCBA9876543210"));
    Cipher cipher = Cipher.getInstance(Suite.SM4_GCM.transformation(), Suite.SM4_GCM.provider());
    cipher.init(
        Cipher.ENCRYPT_MODE,
        key,
        new GCMParameterSpec(128, HEX.parseHex("00001234567800000000ABCD")));
    cipher.updateAAD(HEX.parseHex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"));
    byte[] sealed =
        cipher.doFinal(
            HEX.parseHex(
                "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                    + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"));
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
        new KeyedHash(Suite.AES_256_GCM.hashKey("Jefe".getBytes(US_ASCII)))
            .mac("what do ya want for nothing?".getBytes(US_ASCII));
    assertThat(HEX.formatHex(mac))
        .isEqualTo("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843");
  }

  /** The same case with SM3 for SHA-256, computed by OpenSSL. */
  @Test
  void hmac_sm3_gives_what_openssl_gives() {
    byte[] mac =
        new KeyedHash(Suite.SM4_GCM.hashKey("Jefe".getBytes(US_ASCII)))
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
    Sealed old = new PiiVault(before).seal("x", "c");
    Enveloped kept = new EnvelopeVault(before).seal("holder:1", "mobile", "138");
    assertThat(new PiiVault(after).open(old, "c")).isEqualTo("x");
    assertThat(new PiiVault(after).seal("x", "c").keyId()).isEqualTo("k2");
    assertThat(new EnvelopeVault(after).open(kept, "holder:1", "mobile")).isEqualTo("138");
    assertThat(new EnvelopeVault(after).seal("holder:1", "mobile", "138").key().keyId())
        .isEqualTo("k2");
    assertThat(new PiiVault(after).blindIndex("f", "v"))
        .isEqualTo(new PiiVault(before).blindIndex("f", "v"));
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
