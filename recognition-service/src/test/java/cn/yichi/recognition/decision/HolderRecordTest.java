package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.SkillLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderRecordTest {
  @ParameterizedTest
  @CsvSource({
    "高级焊工, SENIOR_WORKER",
    "中级车工, INTERMEDIATE_WORKER",
    "初级养老护理员, JUNIOR_WORKER",
    "电焊工高级技师, SENIOR_TECHNICIAN",
    "钳工技师, TECHNICIAN",
    "高级技师, SENIOR_TECHNICIAN",
    "三级, SENIOR_WORKER",
    " 高级工 , SENIOR_WORKER",
    "特级技师, MASTER_TECHNICIAN"
  })
  void reads_the_level_in_the_words_of_a_record(String words, SkillLevel level) {
    assertThat(HolderRecord.inWords("档案", words)).contains(new HolderRecord("档案", level));
  }

  @ParameterizedTest
  @ValueSource(strings = {"四级工匠", "区首席技师", "技术能手", "焊工", "高级工程师", "技术员", "", "五六级"})
  void finds_no_level_in_honours_titles_and_bare_occupations(String words) {
    assertThat(HolderRecord.inWords("档案", words)).isEmpty();
  }
}
