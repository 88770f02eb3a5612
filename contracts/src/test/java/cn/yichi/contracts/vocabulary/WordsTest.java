package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed lists of words: kinds, statuses, education, titles. */
class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "VOCATIONAL_QUALIFICATION, 职业资格证书, true, false, false",
    "SKILL_LEVEL, 职业技能等级证书, true, false, false",
    "SPECIALIZED_ABILITY, 专项职业能力证书, false, false, false",
    "SPECIAL_OPERATION, 特种作业操作证, false, true, true",
    "CONSTRUCTION_SPECIAL_OP, 建筑施工特种作业操作资格证, false, true, false",
    "SPECIAL_EQUIPMENT_OP, 特种设备作业人员证, false, true, false",
    "PROFESSIONAL_TITLE, 职称证书, false, false, false"
  })
  void a_kind_says_whether_it_is_graded_expires_and_has_a_personal_number(
      CertificateKind kind, String nameZh, boolean graded, boolean expires, boolean personal) {
    assertThat(kind.nameZh()).isEqualTo(nameZh);
    assertThat(kind.graded()).isEqualTo(graded);
    assertThat(kind.expires()).isEqualTo(expires);
    assertThat(kind.numberIsPersonal()).isEqualTo(personal);
    assertThat(CertificateKind.parse(nameZh)).isEqualTo(Parsed.valid(kind));
    assertThat(CertificateKind.parse(kind.name())).isEqualTo(Parsed.valid(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "国家职业资格证书, VOCATIONAL_QUALIFICATION", "技能等级证书, SKILL_LEVEL",
    "专项职业能力考核证书, SPECIALIZED_ABILITY", "专项证书, SPECIALIZED_ABILITY",
    "建筑施工特种作业操作资格证书, CONSTRUCTION_SPECIAL_OP", "职 称, PROFESSIONAL_TITLE"
  })
  void a_kind_has_everyday_names(String written, CertificateKind kind) {
    assertThat(CertificateKind.parse(written)).isEqualTo(Parsed.valid(kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"英语6级证书", "特种设备高级检验师证书", "毕业证", "证书"})
  void refuses_what_is_no_kind(String written) {
    assertThat(Faults.of(CertificateKind.parse(written))).isEqualTo(FaultCode.UNKNOWN_KIND);
  }

  @ParameterizedTest
  @EnumSource(CertificateStatus.class)
  void a_status_reads_back(CertificateStatus status) {
    assertThat(CertificateStatus.parse(status.nameZh())).isEqualTo(Parsed.valid(status));
    assertThat(CertificateStatus.parse(status.name())).isEqualTo(Parsed.valid(status));
  }

  @ParameterizedTest
  @CsvSource({
    "REVOKED, 03, true",
    "CANCELLED, 04, true",
    "EXPIRED, 05, false",
    "WITHDRAWN, 07, true"
  })
  void an_end_state_has_its_licence_code(CertificateStatus status, String code, boolean isFinal) {
    assertThat(status.licenceCode()).isEqualTo(Optional.of(code));
    assertThat(status.isFinal()).isEqualTo(isFinal);
  }

  @ParameterizedTest
  @EnumSource(EducationLevel.class)
  void an_education_level_reads_back(EducationLevel level) {
    assertThat(EducationLevel.parse(level.nameZh())).isEqualTo(Parsed.valid(level));
    assertThat(EducationLevel.parse(level.name())).isEqualTo(Parsed.valid(level));
  }

  @ParameterizedTest
  @CsvSource({
    "博士, DOCTOR, true",
    "硕士, MASTER, true",
    "本科, BACHELOR, true",
    "大专, JUNIOR_COLLEGE, false",
    "中专, SECONDARY_VOCATIONAL, false",
    "技校, TECHNICAL_SCHOOL, false",
    "小学, PRIMARY_OR_BELOW, false"
  })
  void education_has_everyday_names(String written, EducationLevel level, boolean degree) {
    assertThat(EducationLevel.parse(written)).isEqualTo(Parsed.valid(level));
    assertThat(level.bachelorOrAbove()).isEqualTo(degree);
  }

  @Test
  void refuses_unknown_words() {
    assertThat(Faults.of(CertificateStatus.parse("在途"))).isEqualTo(FaultCode.UNKNOWN_STATUS);
    assertThat(Faults.of(EducationLevel.parse("秀才"))).isEqualTo(FaultCode.UNKNOWN_EDUCATION);
    assertThat(Faults.of(TitleGrade.parse("高级"))).isEqualTo(FaultCode.UNKNOWN_TITLE);
    assertThat(Faults.of(ProfessionalTitle.parse("主任医师"))).isEqualTo(FaultCode.UNKNOWN_TITLE);
  }

  @Test
  void blank_words_are_blank() {
    assertThat(Faults.of(CertificateKind.parse(" "))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(CertificateStatus.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(EducationLevel.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(TitleGrade.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(ProfessionalTitle.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(CatalogueEdition.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(Occupation.parse(CatalogueEdition.E2022, ""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(Money.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(MobileNumber.parse(""))).isEqualTo(FaultCode.BLANK);
    assertThat(Faults.of(Region.parse(""))).isEqualTo(FaultCode.BLANK);
  }

  @ParameterizedTest
  @CsvSource({
    "技术员, TECHNICIAN_GRADE, 085",
    "助理工程师, ASSISTANT, 084",
    "工程师, INTERMEDIATE, 083",
    "高级工程师, DEPUTY_SENIOR, 082",
    "正高级工程师, SENIOR, "
  })
  void an_engineering_title_has_its_grade_and_code(String name, TitleGrade grade, String code) {
    ProfessionalTitle title = ProfessionalTitle.parse(name).orThrow();
    assertThat(title).isEqualTo(new ProfessionalTitle(name, grade));
    assertThat(title.standardCode()).isEqualTo(Optional.ofNullable(code));
  }

  @ParameterizedTest
  @EnumSource(TitleGrade.class)
  void a_grade_reads_back_and_leads_to_the_next(TitleGrade grade) {
    assertThat(TitleGrade.parse(grade.nameZh())).isEqualTo(Parsed.valid(grade));
    assertThat(TitleGrade.parse(grade.name())).isEqualTo(Parsed.valid(grade));
    assertThat(grade.next().map(TitleGrade::rank))
        .isEqualTo(grade.rank() == 5 ? Optional.empty() : Optional.of(grade.rank() + 1));
    assertThat(grade.isSenior()).isEqualTo(grade.rank() >= 4);
  }

  @Test
  void a_citation_names_its_document() {
    assertThatThrownBy(() -> new Citation(" ", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProfessionalTitle(" ", TitleGrade.SENIOR))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
