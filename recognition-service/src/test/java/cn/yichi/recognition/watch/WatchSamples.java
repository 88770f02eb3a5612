package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.HostDecision.GrantedAs;
import cn.yichi.recognition.share.ShareCodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Watches and decisions of made-up certificates. */
final class WatchSamples {
  static final SocialCreditCode FIRM = new SocialCreditCode("91500000MA5U000000");
  static final SocialCreditCode OTHER_FIRM = new SocialCreditCode("91510000MA6U000000");
  static final Instant NOW = Samples.NOW;
  static final Worth GRANTED =
      new Worth(
          "GRANTED",
          Optional.of(
              new GrantedAs("SAME_LEVEL", Optional.of("INTERMEDIATE_WORKER"), Optional.empty())),
          List.of());
  static final Worth CONDITIONAL =
      new Worth(
          "CONDITIONAL",
          Optional.of(new GrantedAs("SAME_TITLE", Optional.empty(), Optional.of("工程师"))),
          List.of("FILING", "VERIFICATION"));
  static final Worth REFUSED = new Worth("REFUSED", Optional.empty(), List.of());

  private WatchSamples() {}

  static ShareCodeId code(int serial) {
    return new ShareCodeId(String.format("%024x", serial));
  }

  static Decided decided(int serial, long revision, Worth worth) {
    return new Decided(
        Samples.id(serial),
        Samples.SICHUAN,
        Samples.replica(serial, 1).holder(),
        revision,
        worth,
        "STATUS",
        LocalDate.of(2023, 8, 1));
  }

  /** The firm's watch of the certificate of that serial, with what holds at revision 1. */
  static Watch watch(int serial, SocialCreditCode by) {
    return Watch.begun(
        WatchId.of(code(serial), by),
        by,
        code(serial),
        LocalDate.of(2023, 12, 31),
        decided(serial, 1, GRANTED),
        NOW);
  }

  static Change change(int serial, SocialCreditCode by, long revision) {
    return watch(serial, by).tells(decided(serial, revision, REFUSED), NOW).telling().orElseThrow();
  }
}
