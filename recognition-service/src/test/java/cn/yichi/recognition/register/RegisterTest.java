package cn.yichi.recognition.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.register.Registered.Stage;
import cn.yichi.recognition.register.Registered.Word;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import cn.yichi.recognition.register.SpeakOnAgreement.Obstacle;
import cn.yichi.recognition.register.SpeakOnAgreement.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of agreements between two bureaus that hear each other, and of statutes at one. */
class RegisterTest {
  private static final Region SICHUAN = new Region("510000");
  private static final VersionRef MEMO = new VersionRef("sc-cq-skill-2020", 1);
  private static final VersionRef NEXT = new VersionRef("sc-cq-skill-2020", 2);
  private static final VersionRef STATUTE = new VersionRef("cn-skill-certificates-2026", 1);
  private static final LocalDate TODAY = LocalDate.parse("2026-11-27");
  private static final LocalDate SOON = LocalDate.parse("2026-11-30");
  private static final String TEXT = shipped(MEMO).text().document();

  private final Bureau sichuan = new Bureau("510000");
  private final Bureau chongqing = new Bureau("500000");

  private static Shipped shipped(VersionRef ref) {
    return Documents.shipped().documents().stream()
        .filter(each -> each.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_draft_binds_nobody_and_can_be_written_anew_and_taken_away() {
    assertThat(sichuan.drafts.draft(MEMO, TEXT))
        .isEqualTo(new DraftAgreements.Outcome.Kept(MEMO, true));
    assertThat(sichuan.drafts.draft(MEMO, TEXT))
        .isEqualTo(new DraftAgreements.Outcome.Kept(MEMO, false));
    assertThat(sichuan.version(MEMO).stage()).isEqualTo(Stage.DRAFTED);
    assertThat(sichuan.register.book().all()).isEmpty();
    assertThat(sichuan.entries.published).isEmpty();
    assertThat(sichuan.drafts.discard(MEMO))
        .isEqualTo(new DraftAgreements.Outcome.Kept(MEMO, true));
    assertThat(sichuan.drafts.discard(MEMO)).isEqualTo(new DraftAgreements.Outcome.Unknown());
  }

  @Test
  void it_holds_nowhere_until_every_party_has_signed_and_then_everywhere() {
    proposed();
    assertThat(sichuan.version(MEMO).stage()).isEqualTo(Stage.PROPOSED);
    assertThat(chongqing.version(MEMO).stage()).isEqualTo(Stage.PROPOSED);
    assertThat(chongqing.register.book().all()).isEmpty();
    assertThat(words(chongqing)).containsExactly(Word.SIGNED, Word.MISSING);

    assertThat(chongqing.act(MEMO, sign(chongqing, MEMO))).isEqualTo(new Outcome.Done());
    assertThat(chongqing.register.book().all()).hasSize(1);
    assertThat(sichuan.register.book().all()).isEmpty();
    sichuan.hears(chongqing);
    assertThat(sichuan.version(MEMO).stage()).isEqualTo(Stage.COUNTERSIGNED);
    assertThat(sichuan.register.book().revision()).isEqualTo(chongqing.register.book().revision());
  }

  @Test
  void a_book_that_holds_is_kept_with_its_texts_also_when_another_takes_its_place() {
    signed();
    AgreementBook first = chongqing.register.book();
    order(chongqing, "end", Measure.Kind.TERMINATION, Measure.Reach.WHOLE, SOON);
    AgreementBook second = chongqing.register.book();
    assertThat(second.revision()).isNotEqualTo(first.revision());
    assertThat(chongqing.books.find(second.revision()).orElseThrow().chapters())
        .singleElement()
        .satisfies(it -> assertThat(it.measures()).hasSize(1));
    assertThat(chongqing.books.find(first.revision()).orElseThrow().chapters())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.ref()).isEqualTo(MEMO);
              assertThat(it.text().digest()).isEqualTo(chongqing.version(MEMO).text().digest());
              assertThat(it.measures()).isEmpty();
            });
  }

  @Test
  void a_third_region_sees_what_two_have_signed_and_decides_nothing_by_it() {
    signed();
    Bureau zhejiang = new Bureau("330000");
    zhejiang.hears(sichuan);
    zhejiang.hears(chongqing);
    assertThat(zhejiang.version(MEMO).stage()).isEqualTo(Stage.COUNTERSIGNED);
    assertThat(zhejiang.register.book().all()).isEmpty();
    assertThat(zhejiang.act(MEMO, sign(zhejiang, MEMO))).isEqualTo(not(Obstacle.NOT_A_PARTY));
  }

  @Test
  void a_statute_holds_where_it_is_adopted_and_nowhere_else() {
    sichuan.drafts.ship(shipped(STATUTE).text().document());
    chongqing.drafts.ship(shipped(STATUTE).text().document());
    assertThat(sichuan.act(STATUTE, sign(sichuan, STATUTE))).isEqualTo(new Outcome.Done());
    chongqing.hears(sichuan);
    assertThat(sichuan.register.book().all()).hasSize(1);
    assertThat(chongqing.version(STATUTE).stage()).isEqualTo(Stage.PROPOSED);
    assertThat(chongqing.register.book().all()).isEmpty();
  }

  @Test
  void a_signed_version_never_changes() {
    proposed();
    String other = TEXT.replace("SAME_LEVEL", "SAME_TITLE");
    assertThat(sichuan.drafts.draft(MEMO, other)).isEqualTo(new DraftAgreements.Outcome.Signed());
    assertThat(chongqing.drafts.draft(MEMO, other)).isEqualTo(new DraftAgreements.Outcome.Signed());
    assertThat(sichuan.act(MEMO, sign(sichuan, MEMO))).isEqualTo(not(Obstacle.ALREADY_SIGNED));
    assertThat(chongqing.act(MEMO, new Act.Sign("0".repeat(64))))
        .isEqualTo(not(Obstacle.TEXT_UNKNOWN));
  }

  @Test
  void two_texts_of_one_version_are_no_agreement() {
    sichuan.drafts.draft(MEMO, TEXT);
    chongqing.drafts.draft(MEMO, TEXT.replace("SAME_LEVEL", "SAME_TITLE"));
    sichuan.act(MEMO, sign(sichuan, MEMO));
    chongqing.act(MEMO, sign(chongqing, MEMO));
    sichuan.hears(chongqing);
    chongqing.hears(sichuan);
    assertThat(words(sichuan)).containsExactly(Word.SIGNED, Word.OTHER_TEXT);
    assertThat(sichuan.register.book().all()).isEmpty();
    assertThat(chongqing.register.book().all()).isEmpty();
    assertThat(chongqing.act(MEMO, new Act.Sign(shipped(MEMO).text().digest())))
        .isEqualTo(not(Obstacle.SIGNED_OTHERWISE));
  }

  @Test
  void a_signature_is_taken_back_before_all_have_signed_and_not_after() {
    proposed();
    assertThat(sichuan.act(MEMO, new Act.Withdraw())).isEqualTo(new Outcome.Done());
    chongqing.hears(sichuan);
    assertThat(chongqing.version(MEMO).stage()).isEqualTo(Stage.WITHDRAWN);
    assertThat(sichuan.act(MEMO, new Act.Withdraw())).isEqualTo(not(Obstacle.NOT_SIGNED));
    assertThat(sichuan.act(MEMO, sign(sichuan, MEMO))).isEqualTo(new Outcome.Done());
    chongqing.hears(sichuan);
    chongqing.act(MEMO, sign(chongqing, MEMO));
    sichuan.hears(chongqing);
    assertThat(sichuan.act(MEMO, new Act.Withdraw())).isEqualTo(not(Obstacle.SIGNED_BY_ALL));
    assertThat(sichuan.register.book().all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "signature of another statement, its signature does not verify",
    "no signature, its signature does not verify",
    "broken base64, its signature is malformed",
    "key nobody stated, nobody stated its key",
    "digest of another text, its digest is not that of its text in canonical form",
    "text of another version, its text is that of another version",
    "unknown form of clause, its text cannot be used: /clauses/0/grants/equivalence",
    "region that is no party, its region is no party",
    "sandbox outside of one, a sandbox signed it",
    "safeguard of no clause, a measure names a clause that it does not have"
  })
  void what_is_not_to_be_believed_is_refused_visibly_and_counts_for_nothing(
      String bad, String fault) {
    proposed();
    chongqing.act(MEMO, sign(chongqing, MEMO));
    Statement good = chongqing.entries.published.getFirst();
    Statement forged = forged(bad, good);
    assertThat(sichuan.hear.hear(forged))
        .isInstanceOfSatisfying(
            HearStatements.Outcome.Refused.class,
            refused -> assertThat(refused.reason()).startsWith(fault));
    Registered seen = sichuan.version(forged.ref());
    assertThat(seen.parties())
        .anySatisfy(
            party -> {
              assertThat(party.region()).isEqualTo(forged.region());
              assertThat(party.word()).isEqualTo(Word.REFUSED);
              assertThat(party.fault().orElse("")).startsWith(fault);
            });
    assertThat(sichuan.register.book().all()).isEmpty();
    // What is right takes its place, and is not displaced by it.
    sichuan.hears(chongqing);
    assertThat(sichuan.hear.hear(forged)).isInstanceOf(HearStatements.Outcome.Refused.class);
    assertThat(sichuan.version(MEMO).stage()).isEqualTo(Stage.COUNTERSIGNED);
  }

  private static Statement forged(String bad, Statement good) {
    Statement.Signature by = good.signature();
    return switch (bad) {
      case "signature of another statement" ->
          copy(good, 2, good.text(), good.measures(), false, by);
      case "no signature" -> good.signed(new Statement.Signature(by.keyId(), by.at(), ""));
      case "broken base64" -> good.signed(new Statement.Signature(by.keyId(), by.at(), "*"));
      case "key nobody stated" ->
          good.signed(new Statement.Signature("f".repeat(32), by.at(), by.value()));
      case "digest of another text" ->
          resigned(
              copy(
                  good,
                  1,
                  new Statement.Text(good.text().document() + " ", good.text().digest()),
                  List.of(),
                  false,
                  by));
      case "text of another version" ->
          resigned(copy(good, 1, shipped(STATUTE).text(), List.of(), false, by));
      case "unknown form of clause" ->
          resigned(
              copy(
                  good,
                  1,
                  new Statement.Text(
                      good.text().document().replace("SAME_LEVEL", "SAME_PAY"),
                      good.text().digest()),
                  List.of(),
                  false,
                  by));
      case "region that is no party" -> {
        Region zhejiang = new Region("330000");
        yield new Bureau("330000")
            .sign(
                new Statement(
                    good.ref(),
                    zhejiang,
                    1,
                    good.text(),
                    good.signedFirst(),
                    false,
                    List.of(),
                    false,
                    by,
                    good.arrivedAt()));
      }
      case "sandbox outside of one" -> resigned(copy(good, 1, good.text(), List.of(), true, by));
      case "safeguard of no clause" ->
          resigned(copy(good, 1, good.text(), List.of(safeguard("no-such-clause")), false, by));
      default -> throw new IllegalArgumentException(bad);
    };
  }

  private static Measure safeguard(String clause) {
    return new Measure(
        "a",
        new Region("500000"),
        Measure.Kind.SAFEGUARD,
        new Measure.Reach(Optional.of(clause), Optional.empty(), List.of(), Optional.empty()),
        SOON,
        Optional.empty(),
        "待核查");
  }

  private static Statement resigned(Statement said) {
    return new Bureau("500000").sign(said);
  }

  private static Statement copy(
      Statement said,
      long revision,
      Statement.Text text,
      List<Measure> measures,
      boolean synthetic,
      Statement.Signature by) {
    return new Statement(
        said.ref(),
        said.region(),
        revision,
        text,
        said.signedFirst(),
        false,
        measures,
        synthetic,
        by,
        said.arrivedAt());
  }

  @Test
  void statements_may_come_twice_and_in_any_order() {
    signed();
    order(chongqing, "rest", Measure.Kind.SUSPENSION, Measure.Reach.WHOLE, SOON);
    List<Statement> said = chongqing.entries.published;
    assertThat(said).hasSize(2);
    Bureau late = new Bureau("510000");
    late.hears(sichuan);
    assertThat(late.hear.hear(said.get(1))).isEqualTo(new HearStatements.Outcome.Kept());
    assertThat(late.hear.hear(said.get(0))).isEqualTo(new HearStatements.Outcome.Older());
    assertThat(late.hear.hear(said.get(1))).isEqualTo(new HearStatements.Outcome.Known());
    assertThat(late.version(MEMO).measures()).hasSize(1);
  }

  @Test
  void a_measure_needs_the_lead_time_and_everybody_hears_of_it() {
    signed();
    assertThat(order(chongqing, "rest", Measure.Kind.SUSPENSION, Measure.Reach.WHOLE, TODAY))
        .isEqualTo(not(Obstacle.LEAD_TIME));
    // 29 November begins in China 38 hours from now.
    assertThat(
            order(
                chongqing,
                "rest",
                Measure.Kind.SUSPENSION,
                Measure.Reach.WHOLE,
                LocalDate.parse("2026-11-29")))
        .isEqualTo(not(Obstacle.LEAD_TIME));
    assertThat(order(chongqing, "rest", Measure.Kind.SUSPENSION, Measure.Reach.WHOLE, SOON))
        .isEqualTo(new Outcome.Done());
    assertThat(order(chongqing, "rest", Measure.Kind.SUSPENSION, Measure.Reach.WHOLE, SOON))
        .isEqualTo(not(Obstacle.MEASURE_EXISTS));
    sichuan.hears(chongqing);
    Agreement memo = sichuan.register.book().all().getFirst();
    assertThat(sichuan.register.book().resting(memo, SICHUAN, chongqing.region, SOON.minusDays(1)))
        .isEmpty();
    assertThat(sichuan.register.book().resting(memo, SICHUAN, chongqing.region, SOON)).isPresent();
    // A suspension binds who ordered it; the other goes on recognising.
    assertThat(sichuan.register.book().resting(memo, chongqing.region, SICHUAN, SOON)).isEmpty();
  }

  @Test
  void a_termination_ends_it_in_both_directions_and_is_not_taken_back_once_begun() {
    signed();
    order(chongqing, "end", Measure.Kind.TERMINATION, Measure.Reach.WHOLE, SOON);
    sichuan.hears(chongqing);
    Agreement memo = sichuan.register.book().all().getFirst();
    assertThat(sichuan.register.book().resting(memo, SICHUAN, chongqing.region, SOON)).isPresent();
    assertThat(sichuan.register.book().resting(memo, chongqing.region, SICHUAN, SOON)).isPresent();
    assertThat(chongqing.act(MEMO, new Act.Lift("end", TODAY))).isEqualTo(new Outcome.Done());
    sichuan.hears(chongqing);
    assertThat(sichuan.version(MEMO).measures()).isEmpty();
  }

  @Test
  void a_suspension_is_lifted_from_a_day_that_is_not_over() {
    signed();
    order(chongqing, "rest", Measure.Kind.SUSPENSION, Measure.Reach.WHOLE, SOON);
    assertThat(chongqing.act(MEMO, new Act.Lift("rest", TODAY.minusDays(1))))
        .isEqualTo(not(Obstacle.DAY_OVER));
    assertThat(chongqing.act(MEMO, new Act.Lift("other", TODAY)))
        .isEqualTo(not(Obstacle.MEASURE_UNKNOWN));
    assertThat(chongqing.act(MEMO, new Act.Lift("rest", SOON.plusDays(10))))
        .isEqualTo(new Outcome.Done());
    assertThat(chongqing.version(MEMO).measures().getFirst().until()).contains(SOON.plusDays(9));
  }

  @Test
  void measures_are_confined_to_what_is_there_and_need_all_signatures() {
    proposed();
    Measure.Reach welders =
        new Measure.Reach(
            Optional.of("skill-level"),
            Optional.of(Occupation.ofKey("E2022:6-18-02-04")),
            List.of(SkillLevel.TECHNICIAN),
            Optional.of(new IssuerCode("S000051000123")));
    assertThat(order(sichuan, "a", Measure.Kind.SAFEGUARD, welders, SOON))
        .isEqualTo(not(Obstacle.NOT_SIGNED_BY_ALL));
    chongqing.act(MEMO, sign(chongqing, MEMO));
    sichuan.hears(chongqing);
    assertThat(order(sichuan, "a", Measure.Kind.SAFEGUARD, welders, SOON))
        .isEqualTo(new Outcome.Done());
    Measure.Reach unknown =
        new Measure.Reach(Optional.of("nothing"), Optional.empty(), List.of(), Optional.empty());
    assertThat(order(sichuan, "b", Measure.Kind.SAFEGUARD, unknown, SOON))
        .isEqualTo(not(Obstacle.CLAUSE_UNKNOWN));
    chongqing.hears(sichuan);
    assertThat(chongqing.version(MEMO).measures()).hasSize(1);
  }

  @Test
  void a_new_version_that_tightens_needs_the_lead_time_and_one_that_adds_does_not() {
    signed();
    String narrower = version(2, "2026-11-28").replace("SPECIALIZED_ABILITY", "SPECIAL_OPERATION");
    sichuan.drafts.draft(NEXT, narrower);
    assertThat(sichuan.act(NEXT, sign(sichuan, NEXT))).isEqualTo(not(Obstacle.LEAD_TIME));
    sichuan.drafts.draft(NEXT, narrower.replace("2026-11-28", "2026-11-30"));
    assertThat(sichuan.act(NEXT, sign(sichuan, NEXT))).isEqualTo(new Outcome.Done());

    Bureau other = new Bureau("510000");
    other.drafts.draft(MEMO, TEXT);
    other.act(MEMO, sign(other, MEMO));
    other.hears(chongqing);
    other.drafts.draft(NEXT, version(2, "2026-11-28"));
    assertThat(other.act(NEXT, sign(other, NEXT))).isEqualTo(new Outcome.Done());
  }

  @Test
  void an_older_version_is_not_signed_after_a_later_one() {
    sichuan.drafts.draft(NEXT, version(2, "2026-11-30"));
    sichuan.act(NEXT, sign(sichuan, NEXT));
    chongqing.hears(sichuan);
    chongqing.act(NEXT, sign(chongqing, NEXT));
    sichuan.hears(chongqing);
    sichuan.drafts.draft(MEMO, TEXT);
    assertThat(sichuan.act(MEMO, sign(sichuan, MEMO)))
        .isEqualTo(not(Obstacle.LATER_VERSION_SIGNED));
  }

  @Test
  void a_decision_acts_once_however_often_it_is_carried_out_and_not_on_what_has_moved() {
    sichuan.drafts.draft(MEMO, TEXT);
    Act act = sign(sichuan, MEMO);
    sichuan.entries.busy = true;
    assertThat(sichuan.speak.act(MEMO, 0, act, "one")).isEqualTo(new Outcome.Later());
    sichuan.entries.busy = false;
    assertThat(sichuan.speak.act(MEMO, 0, act, "one")).isEqualTo(new Outcome.Done());
    assertThat(sichuan.speak.act(MEMO, 0, act, "one")).isEqualTo(new Outcome.Done());
    assertThat(sichuan.entries.published).hasSize(1);
    assertThat(sichuan.speak.act(MEMO, 0, new Act.Withdraw(), "two"))
        .isEqualTo(new Outcome.Outdated(1));
    assertThat(sichuan.speak.act(NEXT, 0, act, "three")).isEqualTo(new Outcome.Unknown());
  }

  @Test
  void what_comes_with_the_service_gives_way_to_what_people_wrote_and_to_signatures() {
    String other = TEXT.replace("SAME_LEVEL", "SAME_TITLE");
    sichuan.drafts.draft(MEMO, other);
    sichuan.drafts.ship(TEXT);
    assertThat(sichuan.version(MEMO).text().document()).isEqualTo(other);
    sichuan.act(MEMO, sign(sichuan, MEMO));
    sichuan.drafts.ship(TEXT);
    assertThat(sichuan.version(MEMO).text().document()).isEqualTo(other);
  }

  @Test
  void a_sandbox_signs_by_itself_and_says_so() {
    Bureau sandbox = new Bureau("510000", true);
    sandbox.drafts.ship(TEXT);
    sandbox.speak.signSynthetically(MEMO, shipped(MEMO).text().digest());
    assertThat(sandbox.version(MEMO).isSynthetic()).isTrue();
    chongqing.hears(sandbox);
    assertThat(words(chongqing)).contains(Word.REFUSED);
  }

  @Test
  void drafts_of_others_and_of_other_versions_are_refused() {
    assertThat(new Bureau("330000").drafts.draft(MEMO, TEXT))
        .isEqualTo(new DraftAgreements.Outcome.NotAParty());
    assertThat(sichuan.drafts.draft(NEXT, TEXT))
        .isEqualTo(new DraftAgreements.Outcome.OtherVersion(MEMO));
    assertThat(sichuan.drafts.draft(MEMO, TEXT.replace("SAME_LEVEL", "SAME_PAY")))
        .isInstanceOf(DraftAgreements.Outcome.Faulty.class);
    assertThat(sichuan.drafts.draft(MEMO, "{")).isInstanceOf(DraftAgreements.Outcome.Faulty.class);
    assertThat(sichuan.drafts.draft(MEMO, "x".repeat(100_001)))
        .isInstanceOf(DraftAgreements.Outcome.Faulty.class);
  }

  @Test
  void nothing_is_decided_by_a_text_that_this_service_signed_and_can_no_longer_read() {
    signed();
    String later = TEXT.replace("SAME_LEVEL", "SAME_PAY");
    Entry entry = sichuan.entries.find(MEMO).orElseThrow();
    Statement said = entry.statements().get(SICHUAN);
    sichuan.entries.say(
        copy(
            said,
            2,
            new Statement.Text(later, said.text().digest()),
            List.of(),
            false,
            said.signature()),
        entry.sequence(),
        Optional.empty());
    assertThatThrownBy(sichuan.register::refresh).isInstanceOf(Register.NotReady.class);
    assertThat(sichuan.register.book().all()).hasSize(1);
  }

  private static String version(int number, String from) {
    return TEXT.replace("\"version\":1", "\"version\":" + number)
        .replace("\"from\":\"2020-07-03\"", "\"from\":\"" + from + "\"");
  }

  private void proposed() {
    sichuan.drafts.draft(MEMO, TEXT);
    assertThat(sichuan.act(MEMO, sign(sichuan, MEMO))).isEqualTo(new Outcome.Done());
    chongqing.hears(sichuan);
  }

  private void signed() {
    proposed();
    chongqing.act(MEMO, sign(chongqing, MEMO));
    sichuan.hears(chongqing);
    assertThat(sichuan.register.book().all()).hasSize(1);
  }

  private static Outcome order(
      Bureau bureau, String id, Measure.Kind kind, Measure.Reach reach, LocalDate from) {
    return bureau.act(
        MEMO,
        new Act.Order(new Measure(id, bureau.region, kind, reach, from, Optional.empty(), "待核查")));
  }

  private static Act sign(Bureau bureau, VersionRef ref) {
    return new Act.Sign(bureau.version(ref).text().digest());
  }

  private static List<Word> words(Bureau bureau) {
    return bureau.version(MEMO).parties().stream().map(Registered.Party::word).toList();
  }

  private static Outcome not(Obstacle why) {
    return new Outcome.NotAllowed(why);
  }
}
