package cn.yichi.contracts.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FederatedDigestsTest {
  private static final Region SICHUAN = new Region("510000");
  private static final Region CHONGQING = new Region("500000");
  private static final CertificateNumber NUMBER =
      CertificateNumber.parse(CertificateKind.SKILL_LEVEL, "S000050000123233000001").orThrow();
  private static final IdDocument DOCUMENT =
      new IdDocument(DocumentType.RESIDENT_ID, "11010519491231002X");

  private final FederatedDigests digests = new FederatedDigests(new TestKey("one"));

  @Test
  void a_certificate_id_depends_on_home_kind_number_and_key_and_on_nothing_else() {
    CertificateId id = digests.certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER);
    Set<CertificateId> others = new HashSet<>();
    others.add(digests.certificateId(SICHUAN, CertificateKind.SKILL_LEVEL, NUMBER));
    others.add(digests.certificateId(CHONGQING, CertificateKind.SPECIALIZED_ABILITY, NUMBER));
    others.add(
        new FederatedDigests(new TestKey("two"))
            .certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER));
    assertThat(others).hasSize(3).doesNotContain(id);
    assertThat(
            new FederatedDigests(new TestKey("one"))
                .certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER))
        .isEqualTo(id);
  }

  @Test
  void the_wire_form_of_an_id_is_fixed_for_ever() {
    assertThat(digests.certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER).value())
        .isEqualTo(expected("certificate\0" + "500000\0SKILL_LEVEL\0S000050000123233000001"));
    assertThat(digests.holderRef(DOCUMENT).value())
        .isEqualTo(expected("holder\0RESIDENT_ID\0" + "11010519491231002X"));
    assertThat(digests.numberDigest(NUMBER.value()))
        .isEqualTo(expected("number\0S000050000123233000001"));
  }

  @Test
  void equal_names_and_numbers_of_two_certificates_do_not_look_equal() {
    CertificateId one = digests.certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER);
    CertificateId two = digests.certificateId(SICHUAN, CertificateKind.SKILL_LEVEL, NUMBER);
    PersonName name = new PersonName("阿卜杜·热合曼");
    assertThat(digests.nameDigest(one, name)).isNotEqualTo(digests.nameDigest(two, name));
    assertThat(digests.documentDigest(one, DOCUMENT.number()))
        .isNotEqualTo(digests.documentDigest(two, DOCUMENT.number()));
  }

  @Test
  void stated_names_and_numbers_match_after_normalisation() {
    CertificateId id = digests.certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER);
    assertThat(digests.nameDigest(id, new PersonName("阿卜杜•热合曼")))
        .isEqualTo(digests.nameDigest(id, new PersonName(" 阿卜杜·热合曼")));
    assertThat(digests.documentDigest(id, " 11010519491231002x"))
        .isEqualTo(digests.documentDigest(id, DOCUMENT.number()));
  }

  @Test
  void refs_and_ids_are_32_characters_of_base32() {
    assertThat(digests.holderRef(DOCUMENT).value()).matches("[a-z2-7]{32}");
    assertThatThrownBy(() -> new HolderRef("x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CertificateId("A".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CertificateId("1".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_recipient_reads_back() {
    HolderRef ref = digests.holderRef(DOCUMENT);
    Recipient holder = new Recipient.Holder(ref);
    assertThat(holder.value()).isEqualTo("holder:" + ref.value());
    assertThat(Recipient.parse(holder.value())).isEqualTo(Parsed.valid(holder));
    Recipient firm = new Recipient.Organisation(new SocialCreditCode("91350100M000100Y43"));
    assertThat(Recipient.parse("organisation:91350100M000100Y43")).isEqualTo(Parsed.valid(firm));
    Recipient officer = new Recipient.Officer("li.na");
    assertThat(Recipient.parse(officer.value())).isEqualTo(Parsed.valid(officer));
  }

  @Test
  void refuses_what_is_no_recipient() {
    for (String text : Set.of("", "holder:", "holder:x", "organisation:1", "officer: ", "li.na")) {
      assertThat(Faults.of(Recipient.parse(text))).isEqualTo(FaultCode.RECIPIENT_FORMAT);
    }
  }

  /** RFC 4648 by way of a big number, so that it shares nothing with the encoder under test. */
  private static String expected(String message) {
    byte[] mac =
        Arrays.copyOf(
            new TestKey("one").mac(1, FederationKey.Use.HOLDER, message.getBytes(UTF_8)), 20);
    String digits = new BigInteger(1, mac).toString(32);
    StringBuilder out = new StringBuilder("a".repeat(32 - digits.length()));
    digits.chars().map(c -> Character.digit(c, 32)).forEach(d -> out.append(letter(d)));
    return out.toString();
  }

  private static char letter(int digit) {
    return (char) (digit < 26 ? 'a' + digit : '2' + digit - 26);
  }

  @Test
  void what_is_looked_for_has_a_digest_a_version_the_current_one_first() {
    FederatedDigests second = new FederatedDigests(new TestKey("one", 3, 2));
    assertThat(second.holderRefs(DOCUMENT))
        .containsExactly(
            second.holderRef(DOCUMENT),
            new FederatedDigests(new TestKey("one3")).holderRef(DOCUMENT),
            digests.holderRef(DOCUMENT));
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.certificateIds(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER))
        .hasSize(3)
        .endsWith(digests.certificateId(CHONGQING, CertificateKind.SKILL_LEVEL, NUMBER));
    assertThat(second.numberDigests(NUMBER.value())).contains(digests.numberDigest(NUMBER.value()));
  }

  @Test
  void an_id_is_proven_by_any_version_and_no_more_are_asked_than_it_takes() {
    List<String> asked = new ArrayList<>();
    FederatedDigests second = new FederatedDigests(new Noting(new TestKey("one", 3, 2), asked));
    CertificateKind kind = CertificateKind.SKILL_LEVEL;
    List<CertificateId> ids = second.certificateIds(CHONGQING, kind, NUMBER);
    asked.clear();
    assertThat(second.proves(ids.getFirst(), CHONGQING, kind, NUMBER)).isTrue();
    assertThat(asked).containsExactly("2 PROOF");
    assertThat(second.proves(ids.getLast(), CHONGQING, kind, NUMBER)).isTrue();
    assertThat(
            second.proves(
                ids.getFirst(), CHONGQING, CertificateKind.VOCATIONAL_QUALIFICATION, NUMBER))
        .isFalse();
    assertThat(asked).hasSize(1 + 3 + 3).allMatch(each -> each.endsWith(" PROOF"));
  }

  /** Notes what it is asked for. */
  private record Noting(FederationKey key, List<String> asked) implements FederationKey {
    @Override
    public NavigableSet<Integer> versions() {
      return key.versions();
    }

    @Override
    public int current() {
      return key.current();
    }

    @Override
    public byte[] mac(int version, Use use, byte[] message) {
      asked.add(version + " " + use);
      return key.mac(version, use, message);
    }
  }

  @ParameterizedTest
  @CsvSource({"'1',true", "'1 2',true", "'1 2 3',true", "'2',false", "'1 3',false", "'2 3',false"})
  void a_version_that_is_missing_below_the_newest_was_taken_out(String versions, boolean all) {
    NavigableSet<Integer> configured = new TreeSet<>();
    Stream.of(versions.split(" ")).map(Integer::valueOf).forEach(configured::add);
    FederatedDigests asked =
        new FederatedDigests(
            new FederationKey() {
              @Override
              public NavigableSet<Integer> versions() {
                return configured;
              }

              @Override
              public int current() {
                return configured.first();
              }

              @Override
              public byte[] mac(int version, Use use, byte[] message) {
                throw new IllegalStateException("nothing is minted");
              }
            });
    assertThat(asked.hasFirstVersion()).isEqualTo(all);
  }

  /** HMAC-SHA256 under a key of one word, with a number behind it from version 2 on. */
  private record TestKey(String word, int count, int current) implements FederationKey {
    TestKey(String word) {
      this(word, 1, 1);
    }

    @Override
    public NavigableSet<Integer> versions() {
      return new TreeSet<>(IntStream.rangeClosed(1, count).boxed().toList());
    }

    @Override
    public int current() {
      return current;
    }

    @Override
    public byte[] mac(int version, Use use, byte[] message) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        String secret = version == 1 ? word : word + version;
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return mac.doFinal(message);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
