package cn.yichi.platform.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the standards say comes out, comes out. */
class KnownAnswersTest {
  /** The leaves of the reference tests of Certificate Transparency. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  /** GB/T 32918.5-2017, appendix A: the private key of the example of signing. */
  private static final String SM2_SECRET =
      "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

  private static final String SM2_PUBLIC =
      "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
          + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
  private static final String SM2_RANDOM =
      "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
  private static final String SM2_SIGNATURE =
      "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
          + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

  @ParameterizedTest(name = "RFC 8032 §7.1, test {0}")
  @CsvSource({
    "1, 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "2, 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "3, c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  })
  void ed25519_signs_as_rfc_8032_says(
      int test, String secret, String publicKey, String message, String signature) {
    SigningKey key = SigningKey.of(SignatureAlgorithm.ED25519, hex(secret));
    assertThat(key.publicKey())
        .isEqualTo(new VerifyingKey(SignatureAlgorithm.ED25519, hex(publicKey)));
    assertThat(HexFormat.of().formatHex(key.sign(hex(message)))).isEqualTo(signature);
    assertThat(key.publicKey().verify(hex(message), hex(signature))).isTrue();
  }

  @Test
  void sm2_signs_as_gbt_32918_says() {
    byte[] message = "message digest".getBytes(UTF_8);
    SigningKey key = SigningKey.of(SignatureAlgorithm.SM2, hex(SM2_SECRET));
    assertThat(key.publicKey())
        .isEqualTo(new VerifyingKey(SignatureAlgorithm.SM2, hex(SM2_PUBLIC)));
    assertThat(Sm2.sign(Sm2.secret(hex(SM2_SECRET)), message, always(SM2_RANDOM)))
        .isEqualTo(hex(SM2_SIGNATURE));
    assertThat(key.publicKey().verify(message, hex(SM2_SIGNATURE))).isTrue();
  }

  /** The one random number of the example. */
  private static SecureRandom always(String number) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(hex(number), 0, bytes, 0, bytes.length);
      }
    };
  }

  @ParameterizedTest(name = "{0} leaves")
  @CsvSource({
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  })
  void trees_have_the_roots_of_rfc_6962(int count, String root) {
    Hash hash = Hash.of(SignatureAlgorithm.ED25519);
    List<byte[]> leaves = LEAVES.stream().limit(count).map(each -> leaf(hash, hex(each))).toList();
    MerkleTree tree = new MerkleTree(hash, leaves);
    assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void every_path_leads_its_own_leaf_to_the_root_and_no_other(SignatureAlgorithm algorithm) {
    Hash hash = Hash.of(algorithm);
    List<byte[]> leaves = new ArrayList<>();
    for (int size = 1; size <= 33; size++) {
      leaves.add(leaf(hash, new byte[] {(byte) size}));
      MerkleTree tree = new MerkleTree(hash, List.copyOf(leaves));
      for (int i = 0; i < size; i++) {
        byte[] path = tree.path(i);
        assertThat(MerkleTree.root(hash, leaves.get(i), i, size, path, 0)).isEqualTo(tree.root());
        assertThat(MerkleTree.root(hash, leaf(hash, new byte[] {99}), i, size, path, 0))
            .isNotEqualTo(tree.root());
        if (size > 1) {
          assertThat(MerkleTree.root(hash, leaves.get(i), i ^ 1, size, path, 0))
              .isNotEqualTo(tree.root());
          byte[] shorter = java.util.Arrays.copyOf(path, path.length - Hash.LENGTH);
          assertThat(MerkleTree.root(hash, leaves.get(i), i, size, shorter, 0)).isNull();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void an_altered_message_signature_or_key_does_not_verify(SignatureAlgorithm algorithm) {
    SigningKey key = SigningKey.of(algorithm, hex(SM2_SECRET));
    VerifyingKey other = SigningKey.of(algorithm, hex(SM2_RANDOM)).publicKey();
    byte[] message = {1, 2, 3};
    byte[] signature = key.sign(message);
    assertThat(key.publicKey().verify(message, signature)).isTrue();
    assertThat(other.verify(message, signature)).isFalse();
    assertThat(key.publicKey().verify(new byte[] {1, 2, 4}, signature)).isFalse();
    for (int i = 0; i < signature.length; i += 9) {
      byte[] altered = signature.clone();
      altered[i] ^= 4;
      assertThat(key.publicKey().verify(message, altered)).isFalse();
    }
    assertThat(key.publicKey().verify(message, new byte[SignatureAlgorithm.SIGNATURE])).isFalse();
    assertThat(key.publicKey().verify(message, new byte[63])).isFalse();
    assertThat(VerifyingKey.parse(key.publicKey().text())).isEqualTo(key.publicKey());
    assertThat(key.toString().toUpperCase(Locale.ROOT)).doesNotContain(SM2_SECRET);
  }

  @Test
  void what_is_no_key_is_refused() {
    assertThatThrownBy(() -> SigningKey.of(SignatureAlgorithm.SM2, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] tooLarge = new BigInteger("F".repeat(64), 16).toByteArray();
    assertThatThrownBy(
            () ->
                SigningKey.of(
                    SignatureAlgorithm.SM2, java.util.Arrays.copyOfRange(tooLarge, 1, 33)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VerifyingKey(SignatureAlgorithm.SM2, new byte[65]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VerifyingKey(SignatureAlgorithm.ED25519, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerifyingKey.parse("RSA:AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] leaf(Hash hash, byte[] content) {
    hash.update(MerkleTree.LEAF);
    hash.update(content);
    return hash.finish();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
