package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.decision.Amendments;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.SameHolders;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.BenefitsFollow;
import cn.yichi.recognition.file.Documents;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/**
 * Figures of one run, on request: {@code -Dyichi.speed=true -Dtest=ReassessmentSpeedTest}. Every
 * decision changes in each round; beside it the bare driver reads all documents once, keeps a copy
 * of each as history and writes each again, in the same chunks.
 */
@EnabledIfSystemProperty(named = "yichi.speed", matches = "true")
class ReassessmentSpeedTest {
  private static final int CERTIFICATES = Integer.getInteger("yichi.certificates", 20_000);
  private static final int CHUNK = 500;

  private final MongoStores stores = new MongoStores();
  private final Judgements judgements = stores.judgements();
  private final IssuerTimelines issuers = stores.issuers();
  private final Consequences consequences =
      new BenefitsFollow(Documents.benefits(), Samples.CHONGQING, stores.benefits());
  private final LookBeside look =
      new LookBeside(
          issuers, stores.honours(), stores.reviews(), SameHolders.NONE, CertificateRulings.NONE);
  private AgreementBook book = Documents.agreements();
  private final JudgeCase judge =
      new JudgeCase(() -> book, Samples.CHONGQING, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  private final ReassessCertificates reassess =
      new ReassessCertificates(judgements, issuers, look, judge, consequences);

  @Test
  void certificates_a_second() {
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    AssessCertificates assess =
        new AssessCertificates(judgements, look, judge, reassess, consequences, Doubts.NONE);
    for (int serial = 1; serial <= CERTIFICATES; serial += CHUNK) {
      List<Replica> batch = new ArrayList<>(CHUNK);
      for (int i = 0; i < CHUNK; i++) {
        batch.add(Samples.replica(serial + i, 1));
      }
      assess.receive(batch);
    }
    for (int round = 0; round < 6; round++) {
      book =
          Amendments.amended(
              book,
              "sc-cq-skill-2020",
              LocalDate.parse("2023-07-01"),
              Amendments.asking(
                  CertificateKind.SKILL_LEVEL, round % 2 == 0 ? Procedure.FILING : Procedure.NONE));
      double ours =
          time(() -> assertThat(reassess.rulesMoved(Cause.AGREEMENT)).isEqualTo(CERTIFICATES));
      double bare = bare(true);
      double barest = bare(false);
      LoggerFactory.getLogger(ReassessmentSpeedTest.class)
          .warn(
              "{}/s, bare {}/s, ratio {}; without history {}/s, ratio {}",
              Math.round(CERTIFICATES / ours),
              Math.round(CERTIFICATES / bare),
              Math.round(100 * bare / ours) / 100.0,
              Math.round(CERTIFICATES / barest),
              Math.round(100 * barest / ours) / 100.0);
      // As the relay would.
      stores
          .collection(MongoJudgements.COLLECTION)
          .updateMany(
              new org.bson.Document(),
              new org.bson.Document(
                  "$unset", new org.bson.Document("pending", 1).append("pendingBucket", 1)));
    }
  }

  /** Seconds within the driver; what is written is made ready beside it. */
  private double bare(boolean history) {
    MongoCollection<RawBsonDocument> all =
        stores.database().getCollection(MongoJudgements.COLLECTION, RawBsonDocument.class);
    MongoCollection<RawBsonDocument> kept =
        stores.database().getCollection("floor_" + System.nanoTime(), RawBsonDocument.class);
    String write = "floor-" + System.nanoTime();
    List<RawBsonDocument> chunk = new ArrayList<>(CHUNK);
    double[] seconds = new double[1];
    try (MongoCursor<RawBsonDocument> cursor = all.find().batchSize(CHUNK).iterator()) {
      boolean more = true;
      while (more) {
        long begun = System.nanoTime();
        while ((more = cursor.hasNext()) && chunk.size() < CHUNK) {
          chunk.add(cursor.next());
        }
        seconds[0] += (System.nanoTime() - begun) / 1e9;
        List<WriteModel<RawBsonDocument>> writes =
            chunk.stream().map(each -> replacing(each, write)).toList();
        seconds[0] +=
            time(
                () -> {
                  if (history && !chunk.isEmpty()) {
                    kept.insertMany(chunk);
                  }
                  if (!chunk.isEmpty()) {
                    all.bulkWrite(writes, new BulkWriteOptions().ordered(false));
                  }
                });
        chunk.clear();
      }
    }
    kept.drop();
    return seconds[0];
  }

  /** With another token: the stand-in passes over a replacement that changes nothing. */
  private static WriteModel<RawBsonDocument> replacing(RawBsonDocument each, String write) {
    BsonDocumentCodec codec = new BsonDocumentCodec();
    BsonDocument copy = each.decode(codec);
    copy.put(JudgementDocument.WRITE, new BsonString(write));
    return new ReplaceOneModel<>(
        Filters.eq("_id", copy.get("_id")), new RawBsonDocument(copy, codec));
  }

  private static double time(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }
}
