package cn.yichi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.KeyRevocation;
import cn.yichi.contracts.event.KeyStatement;
import cn.yichi.platform.signing.TrustedKeys.Lesson;
import cn.yichi.platform.signing.TrustedKeys.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustedKeysTest {
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-05-01T00:00:00Z");
  private static final IdentityKey SICHUAN = new IdentityKey("510000", key(1));
  private static final SigningKey SIGNING = key(2);
  private static final KeyStatement STATED = SICHUAN.state(SIGNING.publicKey(), FROM, UNTIL, FROM);
  private static final String ID = SIGNING.publicKey().id();

  private final TrustedKeys trusted =
      new TrustedKeys(
          region ->
              region.equals("510000") ? Set.of(SICHUAN.key().publicKey().fingerprint()) : Set.of());

  static SigningKey key(int number) {
    byte[] secret = new byte[32];
    secret[31] = (byte) number;
    return SigningKey.of(
        number % 2 == 0 ? SignatureAlgorithm.SM2 : SignatureAlgorithm.ED25519, secret);
  }

  @Test
  void a_key_signs_from_its_first_instant_to_before_its_last() {
    assertThat(trusted.standing("510000", ID)).isEqualTo(new Standing.Unstated());
    assertThat(trusted.learn("510000", STATED)).isEqualTo(new Lesson.New());
    assertThat(trusted.learn("510000", STATED)).isEqualTo(new Lesson.Known());
    Standing.Good good = (Standing.Good) trusted.standing("510000", ID);
    assertThat(good.signsAt(FROM)).isTrue();
    assertThat(good.signsAt(FROM.minusMillis(1))).isFalse();
    assertThat(good.signsAt(UNTIL.minusMillis(1))).isTrue();
    assertThat(good.signsAt(UNTIL)).isFalse();
  }

  @Test
  void a_statement_is_of_its_region_only() {
    assertThat(trusted.learn("500000", STATED))
        .isEqualTo(new Lesson.Refused("it speaks for another region"));
    KeyStatement unpinned =
        new IdentityKey("500000", SICHUAN.key()).state(SIGNING.publicKey(), FROM, UNTIL, FROM);
    assertThat(trusted.learn("500000", unpinned))
        .isEqualTo(new Lesson.Refused("its identity key is not pinned"));
    trusted.learn("510000", STATED);
    assertThat(trusted.standing("500000", ID)).isEqualTo(new Standing.Unstated());
  }

  @Test
  void nothing_may_be_altered_in_a_statement_nor_in_a_revocation() {
    String foreign = key(3).publicKey().text();
    List<KeyFact> altered =
        List.of(
            statement(STATED.keyId(), STATED.publicKey(), FROM.minusSeconds(1), UNTIL),
            statement(STATED.keyId(), STATED.publicKey(), FROM, UNTIL.plusSeconds(1)),
            statement(key(3).publicKey().id(), foreign, FROM, UNTIL),
            statement(key(4).publicKey().id(), STATED.publicKey(), FROM, UNTIL));
    for (KeyFact each : altered) {
      assertThat(trusted.learn("510000", each))
          .isEqualTo(new Lesson.Refused("its signature does not verify"));
    }
    KeyRevocation revoked = SICHUAN.revoke(ID, FROM, "lost", FROM);
    KeyRevocation moved =
        new KeyRevocation(
            "510000",
            ID,
            FROM.minusSeconds(1),
            "lost",
            revoked.identityKey(),
            revoked.signature(),
            revoked.instants());
    assertThat(trusted.learn("510000", moved))
        .isEqualTo(new Lesson.Refused("its signature does not verify"));
  }

  private static KeyStatement statement(String id, String key, Instant from, Instant until) {
    return new KeyStatement(
        "510000",
        id,
        key,
        from,
        until,
        STATED.identityKey(),
        STATED.signature(),
        STATED.instants());
  }

  @Test
  void a_statement_of_an_unpinned_identity_is_refused_though_it_names_the_pinned_one() {
    KeyStatement forged =
        new IdentityKey("510000", key(5)).state(key(6).publicKey(), FROM, UNTIL, FROM);
    assertThat(trusted.learn("510000", forged))
        .isEqualTo(new Lesson.Refused("its identity key is not pinned"));
    KeyStatement renamed =
        new KeyStatement(
            "510000",
            forged.keyId(),
            forged.publicKey(),
            FROM,
            UNTIL,
            STATED.identityKey(),
            forged.signature(),
            forged.instants());
    assertThat(trusted.learn("510000", renamed))
        .isEqualTo(new Lesson.Refused("its signature does not verify"));
  }

  @Test
  void a_key_id_is_of_its_key_even_where_the_identity_says_otherwise() {
    KeyStatement named =
        new KeyStatement(
            "510000",
            key(3).publicKey().id(),
            STATED.publicKey(),
            FROM,
            UNTIL,
            STATED.identityKey(),
            "",
            STATED.instants());
    String signature =
        java.util.Base64.getEncoder().encodeToString(SICHUAN.key().sign(named.signedBytes()));
    assertThat(
            trusted.learn(
                "510000",
                new KeyStatement(
                    "510000",
                    named.keyId(),
                    named.publicKey(),
                    FROM,
                    UNTIL,
                    named.identityKey(),
                    signature,
                    named.instants())))
        .isEqualTo(new Lesson.Refused("the key id is not of the key"));
  }

  @Test
  void a_later_statement_shortens_a_key_and_the_older_one_comes_too_late() {
    KeyStatement shorter =
        SICHUAN.state(SIGNING.publicKey(), FROM, FROM.plusSeconds(60), FROM.plusSeconds(1));
    trusted.learn("510000", shorter);
    assertThat(trusted.learn("510000", STATED)).isEqualTo(new Lesson.Known());
    Standing.Good good = (Standing.Good) trusted.standing("510000", ID);
    assertThat(good.validUntil()).isEqualTo(FROM.plusSeconds(60));
  }

  @Test
  void a_revocation_is_for_ever_in_whatever_order_it_comes() {
    Instant later = FROM.plusSeconds(100);
    trusted.learn("510000", SICHUAN.revoke(ID, later, "lost", later));
    assertThat(trusted.standing("510000", ID)).isEqualTo(new Standing.Revoked(later));
    trusted.learn("510000", SICHUAN.state(SIGNING.publicKey(), FROM, UNTIL, later.plusSeconds(9)));
    assertThat(trusted.standing("510000", ID)).isEqualTo(new Standing.Revoked(later));
    trusted.learn("510000", SICHUAN.revoke(ID, FROM, "earlier than thought", later));
    trusted.learn("510000", SICHUAN.revoke(ID, later, "lost", later));
    assertThat(trusted.standing("510000", ID)).isEqualTo(new Standing.Revoked(FROM));
  }

  @Test
  void what_came_before_a_key_was_compromised_is_beyond_doubt() {
    trusted.learn("510000", STATED);
    assertThat(trusted.lostSince("510000", ID, UNTIL)).isEmpty();
    trusted.learn("510000", SICHUAN.revoke(ID, FROM, "lost", FROM));
    assertThat(trusted.lostSince("510000", ID, FROM.minusMillis(1))).isEmpty();
    assertThat(trusted.lostSince("510000", ID, FROM)).contains(FROM);
    assertThat(trusted.lostSince("500000", ID, FROM)).isEmpty();
    assertThat(trusted.lostSince("510000", key(3).publicKey().id(), FROM)).isEmpty();
  }

  @Test
  void a_region_has_two_hundred_keys_and_others_are_not_touched_by_it() {
    trusted.learn("510000", STATED);
    for (int i = 1; i < TrustedKeys.MOST_OF_A_REGION; i++) {
      assertThat(trusted.learn("510000", SICHUAN.revoke("made-up-" + i, FROM, "more", FROM)))
          .isEqualTo(new Lesson.New());
    }
    assertThat(trusted.learn("510000", SICHUAN.revoke("one-more", FROM, "more", FROM)))
        .isEqualTo(new Lesson.Refused("its region has too many keys"));
    assertThat(trusted.learn("510000", SICHUAN.revoke(ID, FROM, "lost", FROM)))
        .as("of a key that is known")
        .isEqualTo(new Lesson.New());
  }

  @Test
  void what_is_malformed_is_refused() {
    KeyStatement malformed =
        new KeyStatement(
            "510000", ID, STATED.publicKey(), FROM, UNTIL, "ED25519:???", "???", STATED.instants());
    assertThat(trusted.learn("510000", malformed))
        .isEqualTo(new Lesson.Refused("a key or signature in it is malformed"));
  }

  @Test
  void lines_of_a_file_are_read_as_they_were_written() {
    StatementLines lines = new StatementLines(new EventCodec());
    KeyRevocation revoked = SICHUAN.revoke(ID, FROM, "被盗 \"x\"", FROM);
    List<String> file = List.of(lines.line(STATED), "", lines.line(revoked));
    assertThat(lines.read(file)).isEqualTo(List.of(STATED, revoked));
    assertThat(trusted.learn("510000", lines.read(file).getLast())).isEqualTo(new Lesson.New());
  }
}
