package cn.yichi.recognition.register;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.recognition.RegionalSignatory;
import cn.yichi.recognition.file.Documents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** One region's register with its use cases, for tests; several of them hear each other. */
final class Bureau {
  static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final Region region;
  final InMemoryEntries entries = new InMemoryEntries();
  final InMemoryBooksKept books = new InMemoryBooksKept(CLOCK);
  final Register register;
  final DraftAgreements drafts;
  final SpeakOnAgreement speak;
  final HearStatements hear;
  private final Signatory signatory;
  private final AtomicInteger proposals = new AtomicInteger();

  Bureau(String code, boolean sandbox) {
    region = new Region(code);
    signatory =
        new RegionalSignatory(RegionSigner.sandbox(code, CLOCK), RegionVerifier.sandbox(CLOCK));
    register = new Register(region, sandbox, entries, Documents.texts(), signatory, books);
    drafts = new DraftAgreements(register, entries, Documents.texts(), CLOCK);
    speak = new SpeakOnAgreement(register, entries, signatory, Duration.ofHours(48), CLOCK);
    hear = new HearStatements(register, entries);
  }

  Bureau(String code) {
    this(code, false);
  }

  /** Two people of it decide. */
  SpeakOnAgreement.Outcome act(VersionRef ref, Act act) {
    register.refresh();
    long seen = entries.find(ref).map(each -> each.revisionOf(region)).orElse(0L);
    SpeakOnAgreement.Outcome outcome =
        speak.act(ref, seen, act, "proposal-" + proposals.incrementAndGet());
    register.refresh();
    return outcome;
  }

  /** Hears all that another has published, as often as it is called. */
  void hears(Bureau other) {
    other.entries.published.forEach(hear::hear);
    register.refresh();
  }

  /** Signs whatever it says. */
  Statement sign(Statement unsigned) {
    return signatory.sign(unsigned);
  }

  Registered version(VersionRef ref) {
    register.refresh();
    return register.version(ref).orElseThrow();
  }
}
