package cn.yichi.contracts.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleFrontierTest {
  /** Leaves of the reference implementation's own test (certificate-transparency, merkletree). */
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

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void gives_the_roots_of_the_reference_implementation(int leaves, String root) {
    MerkleFrontier tree = MerkleFrontier.EMPTY;
    for (String leaf : LEAVES.subList(0, leaves)) {
      tree = tree.plus(HexFormat.of().parseHex(leaf));
    }
    assertThat(tree.root()).isEqualTo(root);
  }

  @Test
  void equals_the_recursive_definition_wherever_it_was_interrupted() throws Exception {
    Random random = new Random(20261127);
    MerkleFrontier tree = MerkleFrontier.EMPTY;
    List<String> all = new ArrayList<>();
    while (all.size() < 3_000) {
      List<String> batch = new ArrayList<>();
      for (int i = random.nextInt(80); i >= 0; i--) {
        batch.add("leaf " + random.nextLong());
      }
      tree = new MerkleFrontier(tree.leaves(), tree.peaks()).plusTexts(batch);
      all.addAll(batch);
      assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(definition(all)));
    }
    assertThat(tree.leaves()).isEqualTo(all.size());
  }

  @Test
  void another_order_is_another_root() {
    MerkleFrontier one = MerkleFrontier.EMPTY.plus("a").plus("b").plus("c");
    assertThat(one.root()).isNotEqualTo(MerkleFrontier.EMPTY.plus("b").plus("a").plus("c").root());
    assertThat(one).isEqualTo(MerkleFrontier.EMPTY.plusTexts(List.of("a", "b", "c")));
  }

  @Test
  void refuses_peaks_that_do_not_belong_to_its_leaves() {
    assertThatThrownBy(() -> new MerkleFrontier(3, List.of("00")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MerkleFrontier(1, List.of("not hexadecimal")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** MTH of RFC 6962 §2.1, word by word. */
  private static byte[] definition(List<String> leaves) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    if (leaves.size() == 1) {
      sha256.update((byte) 0);
      return sha256.digest(leaves.getFirst().getBytes(UTF_8));
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    byte[] left = definition(leaves.subList(0, k));
    byte[] right = definition(leaves.subList(k, leaves.size()));
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }
}
