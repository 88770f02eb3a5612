package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultCode;

/** Under which row code a fault that the vocabulary found in a single value is counted. */
final class VocabularyFault {
  private VocabularyFault() {}

  static RowFaultCode rowCode(FaultCode code) {
    return switch (code) {
      case BLANK, LEVEL_MISSING -> RowFaultCode.FIELD_MISSING;
      case TOO_LONG -> RowFaultCode.CELL_TOO_LONG;
      case UNKNOWN_DOCUMENT_TYPE,
          UNKNOWN_REGION,
          UNKNOWN_KIND,
          UNKNOWN_LEVEL,
          LEVEL_IS_HONOUR,
          UNKNOWN_EDITION,
          UNKNOWN_EDUCATION,
          UNKNOWN_STATUS,
          UNKNOWN_TITLE,
          UNKNOWN_HONOUR_WORD ->
          RowFaultCode.UNKNOWN_WORD;
      case ID_CHECKSUM -> RowFaultCode.DOCUMENT_CHECKSUM;
      case ID_BIRTH_DATE -> RowFaultCode.DOCUMENT_BIRTH_DATE;
      case DATE_IN_FUTURE -> RowFaultCode.ISSUED_IN_FUTURE;
      case DATES_OUT_OF_ORDER -> RowFaultCode.ISSUED_BEFORE_ASSESSED;
      case LEVEL_NOT_EXPECTED -> RowFaultCode.LEVEL_NOT_ALLOWED;
      case UNKNOWN_OCCUPATION -> RowFaultCode.OCCUPATION_UNKNOWN;
      case AMBIGUOUS_OCCUPATION -> RowFaultCode.OCCUPATION_AMBIGUOUS;
      case OCCUPATION_NAME_MISMATCH -> RowFaultCode.OCCUPATION_NAME_MISMATCH;
      case NUMBER_YEAR_MISMATCH -> RowFaultCode.NUMBER_YEAR_MISMATCH;
      case NUMBER_LEVEL_MISMATCH -> RowFaultCode.NUMBER_LEVEL_MISMATCH;
      case NUMBER_REGION_MISMATCH -> RowFaultCode.NUMBER_REGION_MISMATCH;
      case NUMBER_ISSUER_MISMATCH -> RowFaultCode.NUMBER_ISSUER_MISMATCH;
      case DUPLICATE_NUMBER -> RowFaultCode.NUMBER_CONFLICT;
      case ISSUER_NOT_ON_FILE, ISSUER_OF_ANOTHER_REGION -> RowFaultCode.ISSUER_NOT_FILED;
      case ISSUER_OUT_OF_SCOPE -> RowFaultCode.ISSUER_OUT_OF_SCOPE;
      case ISSUER_NOT_IN_GOOD_STANDING -> RowFaultCode.ISSUER_NOT_IN_GOOD_STANDING;
      case PERSONAL_NUMBER, HOLDER_NAMED -> RowFaultCode.PERSONAL_DATA_MISPLACED;
      case SCORE_RANGE -> RowFaultCode.SCORE_OUT_OF_RANGE;
      case BAD_FORMAT,
          UNREADABLE_CHARACTERS,
          DATE_FORMAT,
          NAME_FORMAT,
          MOBILE_FORMAT,
          ID_TYPE_MISMATCH,
          ID_LENGTH,
          ID_FORMAT,
          ID_REGION,
          REGION_NOT_LISTED,
          LEVEL_CONTRADICTS,
          OCCUPATION_FORMAT,
          NUMBER_FORMAT,
          NUMBER_SCHEME_UNKNOWN,
          NUMBER_ISSUER_CLASS,
          NUMBER_PROVINCE,
          NUMBER_LEVEL,
          ISSUER_CODE_FORMAT,
          USCC_FORMAT,
          USCC_CHECKSUM,
          MONEY_FORMAT,
          NOT_EXPECTED_HERE,
          SCOPE_MISMATCH,
          REGION_RANK_MISMATCH,
          REGION_OUTSIDE_HOME,
          RECIPIENT_FORMAT ->
          RowFaultCode.FIELD_MALFORMED;
    };
  }
}
