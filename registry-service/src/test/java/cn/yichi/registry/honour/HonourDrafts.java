package cn.yichi.registry.honour;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.registry.certificate.Registrations;
import cn.yichi.registry.honour.HonourValidation.Checked;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/** Synthetic honours of Chongqing. */
public final class HonourDrafts {
  public static final Clock CLOCK = Clock.fixed(Registrations.NOW, ZoneOffset.UTC);

  private static final FederatedDigests DIGESTS =
      new FederatedDigests(LocalFederationKey.sandbox());

  private HonourDrafts() {}

  /** Third of a national contest of class 2, with an occupation. */
  public static Map<HonourField, String> contest() {
    Map<HonourField, String> stated = person();
    stated.put(HonourField.KIND, "竞赛成绩");
    stated.put(HonourField.SCOPE, "国家级");
    stated.put(HonourField.CONTEST_CLASS, "国家级二类技能竞赛");
    stated.put(HonourField.PLACE, "3");
    stated.put(HonourField.NAME_ZH, "样例技能大赛车工项目第三名（合成数据）");
    stated.put(HonourField.OCCUPATION_NAME, "车工");
    stated.put(HonourField.CONFERRED_BY, "样例组织委员会（合成数据）");
    stated.put(HonourField.CONFERRED_ON, "2023-06-01");
    return stated;
  }

  /** Technical expert of the municipality. */
  public static Map<HonourField, String> expert() {
    Map<HonourField, String> stated = person();
    stated.put(HonourField.KIND, "技术能手");
    stated.put(HonourField.SCOPE, "省级");
    stated.put(HonourField.NAME_ZH, "样例技术能手（合成数据）");
    stated.put(HonourField.REGION, "500000");
    stated.put(HonourField.CONFERRED_BY, "样例机关（合成数据）");
    stated.put(HonourField.CONFERRED_ON, "2024-05-01");
    return stated;
  }

  /** An honour that sounds like a level. */
  public static Map<HonourField, String> named(String nameZh) {
    Map<HonourField, String> stated = expert();
    stated.put(HonourField.KIND, "其他荣誉");
    stated.put(HonourField.SCOPE, "用人单位");
    stated.put(HonourField.REGION, "500116");
    stated.put(HonourField.NAME_ZH, nameZh);
    return stated;
  }

  private static Map<HonourField, String> person() {
    Map<HonourField, String> stated = new EnumMap<>(HonourField.class);
    stated.put(HonourField.NAME, Registrations.NAME);
    stated.put(HonourField.DOCUMENT_TYPE, "居民身份证");
    stated.put(HonourField.DOCUMENT_NUMBER, Registrations.ID_NUMBER);
    return stated;
  }

  /** The same with one field otherwise; empty text takes it away. */
  public static Map<HonourField, String> with(
      Map<HonourField, String> stated, HonourField field, String text) {
    Map<HonourField, String> changed = new EnumMap<>(stated);
    changed.put(field, text);
    return changed;
  }

  public static Checked checked(Map<HonourField, String> stated) {
    return new HonourValidation(Registrations.CHONGQING, OccupationCatalogue.standard(), CLOCK)
        .check(new HonourDraft(stated, false));
  }

  public static HonourStatement sound(Map<HonourField, String> stated) {
    return switch (checked(stated)) {
      case Checked.Sound(HonourStatement statement) -> statement;
      case Checked.Faulty faulty -> throw new AssertionError(faulty);
    };
  }

  /** Version 1; the letter makes the id. */
  public static HonourChange recorded(char letter, Map<HonourField, String> stated) {
    HonourStatement statement = sound(stated);
    return Honour.record(
        new HonourId(String.valueOf(letter).repeat(32)),
        Registrations.CHONGQING,
        DIGESTS.holderRef(statement.document()),
        statement,
        Registrations.NOW);
  }
}
