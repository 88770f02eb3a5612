package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.benefit.InMemoryOpenBenefits;
import cn.yichi.recognition.enquiry.BenefitsFollow;
import cn.yichi.recognition.file.Documents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chongqing's recognition on fakes, with a way to let things come in between or fail. */
final class World {
  final InMemoryJudgements judgements = new InMemoryJudgements();
  final Set<String> lostKeys = new HashSet<>();
  final InMemoryIssuerTimelines issuers = new InMemoryIssuerTimelines(lostKeys);
  final InMemoryOpenBenefits benefits = new InMemoryOpenBenefits();
  final InMemoryHolderHonours honours = new InMemoryHolderHonours();
  final InMemoryCrossReviews reviews = new InMemoryCrossReviews();
  private final LookBeside look =
      new LookBeside(issuers, honours, reviews, SameHolders.NONE, CertificateRulings.NONE);
  private final Consequences consequences =
      new BenefitsFollow(Documents.benefits(), Samples.CHONGQING, benefits);
  final ReassessCertificates reassess =
      new ReassessCertificates(judgements, issuers, look, Samples.judge(), consequences);
  final AssessCertificates assess =
      new AssessCertificates(
          judgements, look, Samples.judge(), reassess, consequences, Samples.doubts(lostKeys));

  /** Something received. */
  sealed interface Event {
    record Certificates(List<Replica> batch) implements Event {}

    record Issuer(IssuerTimeline timeline) implements Event {}
  }

  void receive(Event event) {
    switch (event) {
      case Event.Certificates(var batch) -> assess.receive(batch);
      case Event.Issuer(var timeline) -> {
        if (issuers.keep(Samples.SICHUAN, timeline, Optional.empty())
            != IssuerTimelines.Receipt.OLDER) {
          reassess.issuerMoved(Samples.SICHUAN, timeline);
        }
      }
    }
  }

  /** Before each call of a store. */
  void beforeEachCall(Runnable interruption) {
    judgements.beforeEachCall(interruption);
    issuers.beforeEachCall(interruption);
    benefits.beforeEachCall(interruption);
  }

  /** Something that fails at one call, counted from 1. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void crashAt(int call) {
    int[] calls = {0};
    beforeEachCall(
        () -> {
          if (++calls[0] == call) {
            throw new Crash();
          }
        });
  }

  /** One event, another in its midst, before one call of it; false where there were fewer calls. */
  boolean receiveAmid(Event event, int call, Event amid) {
    int[] calls = {0};
    beforeEachCall(
        () -> {
          if (++calls[0] == call) {
            receive(amid);
          }
        });
    receive(event);
    beforeEachCall(() -> {});
    return calls[0] >= call;
  }

  /**
   * Handles all events, each of the later ones in the midst of an earlier one where chance says.
   */
  void interleave(List<Event> events, java.util.Random random) {
    Deque<Event> waiting = new ArrayDeque<>(events);
    int[] depth = {0};
    beforeEachCall(
        () -> {
          if (depth[0] < 3 && !waiting.isEmpty() && random.nextInt(4) == 0) {
            depth[0]++;
            receive(waiting.poll());
            depth[0]--;
          }
        });
    while (!waiting.isEmpty()) {
      receive(waiting.poll());
    }
    beforeEachCall(() -> {});
  }

  /** Decisions and open benefits, apart from revisions and causes. */
  Map<String, Object> books() {
    return Map.of("decisions", judgements.state(), "benefits", benefits.state());
  }

  Standing standing(int serial) {
    CertificateId id = Samples.id(serial);
    return judgements.standings(List.of(id)).get(id);
  }
}
