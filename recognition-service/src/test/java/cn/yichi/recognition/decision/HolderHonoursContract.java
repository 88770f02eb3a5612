package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.HolderHonours.Receipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every store of honours does. */
public interface HolderHonoursContract {
  HolderRef ONE = new HolderRef("mfrggzdfmztwq2lknnwg23tpobyxe43u");
  HolderRef OTHER = new HolderRef("nfrggzdfmztwq2lknnwg23tpobyxe43u");
  String ID = "obqxg43xn5zgi3dpozsxezlsnfxgoy3p";
  Instant SIGNED = Instant.parse("2026-11-01T00:00:00Z");

  HolderHonours honours();

  private static HeldHonour held(Region home, int version, HolderRef holder, String name) {
    Honour honour =
        new Honour(
            HonourKind.CONTEST_RESULT,
            HonourScope.WORLD,
            Optional.of(ContestClass.WORLD_SKILLS),
            OptionalInt.of(1),
            Optional.of(Medal.GOLD),
            name,
            Optional.of(new Region("500000")),
            Optional.of(Occupation.ofKey("E2022:6-18-01-01")),
            LocalDate.parse("2024-09-15"),
            Optional.of(LocalDate.parse("2025-01-01")));
    return new HeldHonour(
        ID, home, version, holder, honour, Optional.of(new Provenance("key", SIGNED, SIGNED)));
  }

  private static HeldHonour held(int version, HolderRef holder) {
    return held(Samples.CHONGQING, version, holder, "第" + version + "版");
  }

  @Test
  default void gives_back_whole_what_it_keeps_and_only_to_its_holder() {
    assertThat(honours().keep(held(1, ONE)))
        .isEqualTo(new HolderHonours.Kept(Receipt.NEWER, java.util.Set.of(ONE)));
    assertThat(honours().of(List.of(ONE, OTHER)))
        .isEqualTo(java.util.Map.of(ONE, List.of(held(1, ONE).honour())));
    assertThat(honours().of(List.of(OTHER))).isEmpty();
  }

  @Test
  default void an_older_or_the_same_version_changes_nothing() {
    honours().keep(held(2, ONE));
    assertThat(honours().keep(held(2, ONE)).receipt()).isEqualTo(Receipt.SAME);
    assertThat(honours().keep(held(1, ONE)).receipt()).isEqualTo(Receipt.OLDER);
    assertThat(honours().of(List.of(ONE)).get(ONE).getFirst().name()).isEqualTo("第2版");
  }

  @Test
  default void one_that_goes_to_another_holder_concerns_both() {
    honours().keep(held(1, ONE));
    assertThat(honours().keep(held(2, OTHER)).holders()).containsExactlyInAnyOrder(ONE, OTHER);
    assertThat(honours().of(List.of(ONE))).isEmpty();
  }

  @Test
  default void no_region_takes_anothers_by_its_id() {
    honours().keep(held(Samples.CHONGQING, 1, ONE, "重庆"));
    honours().keep(held(Samples.SICHUAN, 9, ONE, "四川"));
    assertThat(honours().of(List.of(ONE)).get(ONE))
        .extracting(Honour::name)
        .containsExactlyInAnyOrder("重庆", "四川");
    honours().erase(ID, Samples.SICHUAN, Optional.of(SIGNED.plusSeconds(1)));
    assertThat(honours().of(List.of(ONE)).get(ONE)).extracting(Honour::name).containsExactly("重庆");
  }

  @Test
  default void what_was_erased_comes_back_only_by_what_was_signed_since() {
    honours().keep(held(1, ONE));
    assertThat(honours().erase(ID, Samples.CHONGQING, Optional.of(SIGNED.minusSeconds(1))))
        .isEmpty();
    assertThat(honours().erase(ID, Samples.CHONGQING, Optional.of(SIGNED.plusSeconds(1))))
        .contains(ONE);
    assertThat(honours().keep(held(2, ONE)).receipt()).isNotEqualTo(Receipt.NEWER);
    assertThat(honours().of(List.of(ONE))).isEmpty();
    HeldHonour again = held(1, ONE);
    Instant later = SIGNED.plusSeconds(2);
    HeldHonour since =
        new HeldHonour(
            ID,
            Samples.CHONGQING,
            1,
            ONE,
            again.honour(),
            Optional.of(new Provenance("key", later, later)));
    assertThat(honours().keep(since).receipt()).isEqualTo(Receipt.NEWER);
  }
}
