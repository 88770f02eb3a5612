package cn.yichi.registry.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.issuer.IssuerDraft.FilingDraft;
import cn.yichi.registry.issuer.IssuerDraft.StandingDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileIssuerTest {
  private static final IssuerCode CODE = new IssuerCode("S000050000123");

  private static final Reserved STANDING =
      new Reserved("standing", Reserved.Why.STANDING_REWRITTEN, "");

  private final List<IssuerChange> changes = new ArrayList<>();
  private final InMemoryIssuers store = new InMemoryIssuers();
  private final Issuers recording =
      new Issuers() {
        @Override
        public Optional<Issuer> find(IssuerCode code) {
          return store.find(code);
        }

        @Override
        public List<Issuer> page(Optional<IssuerCode> after, int limit) {
          return store.page(after, limit);
        }

        @Override
        public Saved save(IssuerChange change) {
          changes.add(change);
          return store.save(change);
        }
      };
  private final IssuerDirectory directory = new IssuerDirectory(recording);
  private final FileIssuer filing =
      new FileIssuer(
          new Region("500000"),
          recording,
          directory,
          Clock.fixed(IssuersContract.NOW, ZoneOffset.UTC));

  @Test
  void a_new_issuer_is_good_from_its_first_filed_day_and_known_to_the_directory_at_once() {
    Filed filed = filing.file(draft("某机构", List.of()), Optional.empty());
    assertThat(filed).isInstanceOf(Filed.Entered.class);
    Issuer issuer = directory.find(CODE).orElseThrow();
    assertThat(issuer.standing())
        .containsExactly(
            new Standing(Standing.Status.GOOD, LocalDate.of(2021, 3, 1), Optional.empty()));
    assertThat(changes.getFirst().effectiveFrom()).isEqualTo(LocalDate.of(2021, 3, 1));
    assertThat(issuer.filings().getFirst().kind()).isEqualTo(CertificateKind.SKILL_LEVEL);
  }

  @Test
  void stating_the_same_again_changes_nothing() {
    filing.file(draft("某机构", List.of()), Optional.empty());
    assertThat(filing.file(draft("某机构", List.of()), Optional.empty()))
        .isInstanceOf(Filed.Unchanged.class);
    assertThat(changes).hasSize(1);
  }

  @Test
  void the_standing_of_an_issuer_on_file_is_not_changed_by_stating_another() {
    filing.file(draft("某机构", List.of(good())), Optional.empty());
    Issuer onFile = directory.find(CODE).orElseThrow();
    assertThat(filing.file(draft("改名", List.of(good(), suspended())), Optional.empty()))
        .isEqualTo(new Filed.NeedsTwoPeople(onFile, List.of(STANDING)));
    assertThat(changes).hasSize(1);
  }

  @Test
  void one_person_takes_no_filing_away_and_begins_no_standing_earlier() {
    filing.file(draft("某机构", List.of()), Optional.empty());
    Issuer onFile = directory.find(CODE).orElseThrow();
    IssuerDraft nothing =
        new IssuerDraft(CODE.value(), "某机构", "SOCIAL_BODY", null, List.of(), List.of());
    assertThat(filing.file(nothing, Optional.of(1)))
        .isEqualTo(
            new Filed.NeedsTwoPeople(
                onFile,
                List.of(
                    new Reserved(
                        "filings",
                        Reserved.Why.FILING_TAKEN_AWAY,
                        "SKILL_LEVEL E2022:6-18-01-01 2021-03-01"))));
    StandingDraft earlier = new StandingDraft("GOOD", "1970-01-01", null);
    assertThat(filing.file(draft("某机构", List.of(earlier)), Optional.of(1)))
        .isEqualTo(new Filed.NeedsTwoPeople(onFile, List.of(STANDING)));
    assertThat(directory.find(CODE)).contains(onFile);
    assertThat(changes).hasSize(1);
  }

  @Test
  void a_suspension_is_not_lifted_by_leaving_the_standing_out_or_stating_a_good_one() {
    filing.file(draft("某机构", List.of(good(), suspended())), Optional.empty());
    Issuer onFile = directory.find(CODE).orElseThrow();
    assertThat(filing.file(draft("某机构", List.of(good())), Optional.empty()))
        .isEqualTo(new Filed.NeedsTwoPeople(onFile, List.of(STANDING)));
    assertThat(filing.file(draft("改名", List.of()), Optional.empty()))
        .isInstanceOf(Filed.Changed.class);
    Issuer renamed = directory.find(CODE).orElseThrow();
    assertThat(renamed.nameZh()).isEqualTo("改名");
    assertThat(renamed.standing()).isEqualTo(onFile.standing());
    assertThat(changes.getLast().fact()).isEqualTo(IssuerChange.Fact.FILED);
  }

  @Test
  void stated_as_it_is_the_standing_keeps_what_it_remembers() {
    filing.file(draft("某机构", List.of(good())), Optional.empty());
    new ChangeIssuer(recording, directory, Clock.fixed(IssuersContract.NOW, ZoneOffset.UTC))
        .change(
            CODE,
            1,
            new StandingChange(
                Standing.Status.SUSPENDED, LocalDate.of(2024, 1, 1), Optional.empty(), "抽查不合格"),
            "proposal");
    assertThat(changes.getLast().fact()).isEqualTo(IssuerChange.Fact.STANDING_CHANGED);
    assertThat(changes.getLast().effectiveFrom()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(filing.file(draft("某机构", List.of(good(), suspended())), Optional.empty()))
        .isInstanceOf(Filed.Unchanged.class);
    filing.file(draft("改名", List.of(good(), suspended())), Optional.empty());
    assertThat(directory.find(CODE).orElseThrow().remembers("proposal")).isTrue();
  }

  @Test
  void from_the_legal_day_on_one_person_files_more_and_not_for_the_day_before() {
    filing.file(draft("某机构", List.of()), Optional.empty());
    Clock lateInUtc = Clock.fixed(Instant.parse("2026-02-28T17:00:00Z"), ZoneOffset.UTC);
    FileIssuer inTheNight = new FileIssuer(new Region("500000"), recording, directory, lateInUtc);
    Filed yesterday = inTheNight.file(alsoFrom("2026-02-28"), Optional.empty());
    assertThat(((Filed.NeedsTwoPeople) yesterday).parts())
        .containsExactly(
            new Reserved("filings[1].from", Reserved.Why.FILING_BACKDATED, "2026-02-28"));
    assertThat(inTheNight.file(alsoFrom("2026-03-01"), Optional.empty()))
        .isInstanceOf(Filed.Changed.class);
  }

  @Test
  void two_people_who_rewrite_a_standing_change_it_from_the_first_day_that_differs() {
    StandingDraft lifted = new StandingDraft("GOOD", "2025-01-01", null);
    filing.file(draft("某机构", List.of(good(), suspended(), lifted)), Optional.empty());
    StandingDraft sooner = new StandingDraft("SUSPENDED", "2023-01-01", "抽查不合格");
    Amendment amendment =
        filing.amendment(draft("某机构", List.of(good(), sooner, lifted))).orElseThrow();
    IssuerChange change =
        amendment.on(directory.find(CODE).orElseThrow(), "p", IssuersContract.NOW).orElseThrow();
    assertThat(change.fact()).isEqualTo(IssuerChange.Fact.STANDING_CHANGED);
    assertThat(change.effectiveFrom()).isEqualTo(LocalDate.of(2023, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "某机构13800138000, PERSONAL_NUMBER",
    "某机构 11010519491231002X, PERSONAL_NUMBER",
    "某\u202e机构, UNREADABLE_CHARACTERS",
    "某\u0007机构, UNREADABLE_CHARACTERS"
  })
  void what_is_published_holds_no_number_of_a_person_and_nothing_unreadable(
      String words, FaultCode code) {
    StandingDraft why = new StandingDraft("SUSPENDED", "2024-01-01", words);
    assertThat(filing.faults(draft(words, List.of(good(), why))))
        .containsExactly(
            new IssuerFault("name", code, ""), new IssuerFault("standing[1].reason", code, ""));
  }

  @Test
  void refuses_a_change_from_another_version() {
    filing.file(draft("某机构", List.of()), Optional.empty());
    assertThat(filing.file(draft("改名", List.of()), Optional.of(4)))
        .isInstanceOf(Filed.Outdated.class);
  }

  @Test
  void an_issuer_whose_filing_another_province_keeps_is_refused() {
    FileIssuer inSichuan =
        new FileIssuer(new Region("510000"), recording, directory, Clock.systemUTC());
    assertThat(inSichuan.file(draft("某机构", List.of()), Optional.empty()))
        .isEqualTo(
            new Filed.Refused(
                List.of(
                    new IssuerFault("code", FaultCode.ISSUER_OF_ANOTHER_REGION, CODE.value()))));
    assertThat(changes).isEmpty();
  }

  @Test
  void names_the_list_that_holds_nothing_where_something_must_be() {
    IssuerDraft holes =
        new IssuerDraft(
            CODE.value(),
            "某机构",
            "SOCIAL_BODY",
            null,
            java.util.Collections.singletonList(null),
            java.util.Collections.singletonList(null));
    assertThat(filing.file(holes, Optional.empty()))
        .isEqualTo(
            new Filed.Refused(
                List.of(
                    new IssuerFault("filings", FaultCode.BLANK, ""),
                    new IssuerFault("standing", FaultCode.BLANK, ""))));
  }

  @Test
  void refuses_more_filings_than_one_issuer_can_have() {
    FilingDraft one = draft("某机构", List.of()).filings().getFirst();
    IssuerDraft many =
        new IssuerDraft(
            CODE.value(),
            "某机构",
            "SOCIAL_BODY",
            null,
            java.util.Collections.nCopies(IssuerReading.MOST_FILINGS + 1, one),
            null);
    assertThat(filing.file(many, Optional.empty())).isInstanceOf(Filed.Refused.class);
  }

  private static IssuerDraft draft(String name, List<StandingDraft> standing) {
    return new IssuerDraft(
        CODE.value(),
        name,
        "SOCIAL_BODY",
        null,
        List.of(
            new FilingDraft(
                "职业技能等级证书", "E2022:6-18-01-01", List.of("四级", "三级"), "2021-03-01", null)),
        standing);
  }

  private static IssuerDraft alsoFrom(String day) {
    IssuerDraft first = draft("某机构", List.of());
    List<FilingDraft> filings = new ArrayList<>(first.filings());
    filings.add(new FilingDraft("职业技能等级证书", "E2022:6-18-02-04", List.of("四级"), day, null));
    return new IssuerDraft(CODE.value(), "某机构", "SOCIAL_BODY", null, filings, null);
  }

  private static StandingDraft good() {
    return new StandingDraft("GOOD", "2021-03-01", null);
  }

  private static StandingDraft suspended() {
    return new StandingDraft("SUSPENDED", "2024-01-01", "抽查不合格");
  }
}
