package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An honour (荣誉) or contest result (竞赛成绩) of the holder. Its name never makes it a level.
 *
 * @param kind what it is
 * @param scope how far the conferring authority reaches
 * @param contest class of the contest; empty for other honours
 * @param place place in the contest, from 1
 * @param medal medal of the contest
 * @param name as stated
 * @param region in whose scope it was conferred; empty beyond regions or where not stated
 * @param occupation the occupation it was conferred for, where stated
 * @param conferredOn day of conferral; it counts from that day on
 * @param revokedSince first day on which it no longer counts; empty while it stands
 */
public record Honour(
    HonourKind kind,
    HonourScope scope,
    Optional<ContestClass> contest,
    OptionalInt place,
    Optional<Medal> medal,
    String name,
    Optional<Region> region,
    Optional<Occupation> occupation,
    LocalDate conferredOn,
    Optional<LocalDate> revokedSince) {

  boolean holdsOn(LocalDate day) {
    return !conferredOn.isAfter(day)
        && (revokedSince.isEmpty() || day.isBefore(revokedSince.get()));
  }
}
