package cn.yichi.contracts.vocabulary;

import static cn.yichi.contracts.vocabulary.DocumentType.MAINLAND_TRAVEL_PERMIT;
import static cn.yichi.contracts.vocabulary.DocumentType.RESIDENCE_PERMIT;
import static cn.yichi.contracts.vocabulary.DocumentType.RESIDENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The numbers are the published examples of GB 11643 or made for these tests; nobody holds them.
 */
class IdDocumentTest {
  @ParameterizedTest
  @CsvSource({
    "RESIDENT_ID, 11010519491231002X, 11010519491231002X",
    "RESIDENT_ID, 11010519491231002x, 11010519491231002X",
    "RESIDENT_ID, ' 110105 19491231 002Ｘ ', 11010519491231002X",
    "RESIDENT_ID, 440524188001010014, 440524188001010014",
    "RESIDENCE_PERMIT, 820000199001010010, 820000199001010010",
    "MAINLAND_TRAVEL_PERMIT, h12345678, H12345678",
    "MAINLAND_TRAVEL_PERMIT, M1234567801, M1234567801",
    "MAINLAND_TRAVEL_PERMIT, HA1234567, HA1234567",
    "MAINLAND_TRAVEL_PERMIT, MA1234567, MA1234567",
    "TAIWAN_TRAVEL_PERMIT, 12345678, 12345678",
    "TAIWAN_TRAVEL_PERMIT, 1234567890, 1234567890",
    "PASSPORT, e12345678, E12345678",
    "SOCIAL_INSURANCE_NUMBER, HKG012345678, HKG012345678",
    "SOCIAL_INSURANCE_NUMBER, TWN012345678, TWN012345678"
  })
  void accepts_a_number_of_its_type(DocumentType type, String written, String number) {
    assertThat(IdDocument.parse(type, written))
        .isEqualTo(Parsed.valid(new IdDocument(type, number)));
  }

  @ParameterizedTest
  @CsvSource({
    "RESIDENT_ID, 110105194912310021, ID_CHECKSUM",
    "RESIDENT_ID, 11010519491231012X, ID_CHECKSUM",
    "RESIDENT_ID, 110105194912320025, ID_BIRTH_DATE",
    "RESIDENT_ID, 110105194902300022, ID_BIRTH_DATE",
    "RESIDENT_ID, 110105000001010020, ID_BIRTH_DATE",
    "RESIDENT_ID, 990105194912310020, ID_REGION",
    "RESIDENT_ID, 830000199001010016, ID_TYPE_MISMATCH",
    "RESIDENT_ID, 820000199001010010, ID_TYPE_MISMATCH",
    "RESIDENT_ID, 110105491231002, ID_LENGTH",
    "RESIDENT_ID, 1101051949123100200, ID_LENGTH",
    "RESIDENT_ID, 1101051949123100AX, ID_FORMAT",
    "RESIDENT_ID, X1010519491231002X, ID_FORMAT",
    "RESIDENT_ID, '', BLANK",
    "RESIDENT_ID, '  ', BLANK",
    "RESIDENCE_PERMIT, 11010519491231002X, ID_TYPE_MISMATCH",
    "RESIDENCE_PERMIT, 840000199001010010, ID_REGION",
    "RESIDENCE_PERMIT, 820000189001010010, ID_BIRTH_DATE",
    "RESIDENCE_PERMIT, 820000199013010010, ID_BIRTH_DATE",
    "RESIDENCE_PERMIT, 820000199001010011, ID_CHECKSUM",
    "MAINLAND_TRAVEL_PERMIT, C12345678, ID_FORMAT",
    "MAINLAND_TRAVEL_PERMIT, H123456789, ID_FORMAT",
    "MAINLAND_TRAVEL_PERMIT, HA123456789, ID_FORMAT",
    "MAINLAND_TRAVEL_PERMIT, H, ID_FORMAT",
    "TAIWAN_TRAVEL_PERMIT, 123456789, ID_FORMAT",
    "TAIWAN_TRAVEL_PERMIT, A2345678, ID_FORMAT",
    "PASSPORT, E123, ID_FORMAT",
    "PASSPORT, E12345-678, ID_FORMAT",
    "SOCIAL_INSURANCE_NUMBER, HKG112345678, ID_FORMAT",
    "SOCIAL_INSURANCE_NUMBER, SGP012345678, ID_FORMAT"
  })
  void refuses_with_the_fault_that_the_sender_can_mend(
      DocumentType type, String written, FaultCode fault) {
    assertThat(Faults.of(IdDocument.parse(type, written))).isEqualTo(fault);
  }

  @Test
  void knows_the_birth_date_of_numbers_that_hold_one() {
    assertThat(new IdDocument(RESIDENT_ID, "11010519491231002X").birthDate())
        .isEqualTo(Optional.of(LocalDate.of(1949, 12, 31)));
    assertThat(new IdDocument(RESIDENCE_PERMIT, "820000199001010010").birthDate())
        .isEqualTo(Optional.of(LocalDate.of(1990, 1, 1)));
    assertThat(new IdDocument(MAINLAND_TRAVEL_PERMIT, "H12345678").birthDate()).isEmpty();
  }

  @Test
  void a_leap_day_is_a_birth_date_in_leap_years_only() {
    assertThat(IdDocument.parse(RESIDENT_ID, "500116200002290009").refusal().map(Finding::code))
        .isNotEqualTo(Optional.of(FaultCode.ID_BIRTH_DATE));
    assertThat(Faults.of(IdDocument.parse(RESIDENT_ID, "500116200102290009")))
        .isEqualTo(FaultCode.ID_BIRTH_DATE);
  }

  @Test
  void shows_the_number_masked_everywhere() {
    IdDocument document = new IdDocument(RESIDENT_ID, "11010519491231002X");
    assertThat(document.masked()).isEqualTo("110***********002X");
    assertThat(document.toString()).doesNotContain("19491231");
    assertThat(new IdDocument(MAINLAND_TRAVEL_PERMIT, "H12345678").masked()).isEqualTo("H******78");
    assertThat(IdDocument.parse(RESIDENT_ID, "110105194912310021").refusal())
        .hasValueSatisfying(fault -> assertThat(fault.value()).isEqualTo("110***********0021"));
    assertThatThrownBy(() -> new IdDocument(RESIDENT_ID, "110105194912310021"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1949");
  }

  @ParameterizedTest
  @EnumSource(DocumentType.class)
  void every_type_is_read_by_name_identifier_and_code(DocumentType type) {
    assertThat(DocumentType.parse(type.nameZh())).isEqualTo(Parsed.valid(type));
    assertThat(DocumentType.parse(type.name())).isEqualTo(Parsed.valid(type));
    type.code()
        .ifPresent(code -> assertThat(DocumentType.parse(code)).isEqualTo(Parsed.valid(type)));
  }

  @ParameterizedTest
  @CsvSource({
    "身份证, RESIDENT_ID",
    "111, RESIDENT_ID",
    "居住证, RESIDENCE_PERMIT",
    "回乡证, MAINLAND_TRAVEL_PERMIT",
    "台胞证, TAIWAN_TRAVEL_PERMIT",
    "511, TAIWAN_TRAVEL_PERMIT",
    "护照, PASSPORT",
    "414, PASSPORT"
  })
  void types_have_everyday_names(String written, DocumentType type) {
    assertThat(DocumentType.parse(written)).isEqualTo(Parsed.valid(type));
  }

  @Test
  void an_unknown_type_is_refused() {
    assertThat(Faults.of(DocumentType.parse("军官证"))).isEqualTo(FaultCode.UNKNOWN_DOCUMENT_TYPE);
    assertThat(Faults.of(DocumentType.parse(" "))).isEqualTo(FaultCode.BLANK);
  }
}
