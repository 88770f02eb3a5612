package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.past.Past;
import cn.yichi.recognition.past.PastCertificate;
import cn.yichi.recognition.past.PastRecords;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The past, out of what each store keeps of it. */
@Component
final class MongoPastRecords implements PastRecords {
  private final History certificates;
  private final MongoIssuerTimelines issuers;
  private final MongoHolderHonours honours;
  private final MongoCrossReviews reviews;
  private final MongoRulings rulings;

  MongoPastRecords(
      MongoDatabase database,
      MongoIssuerTimelines issuers,
      MongoHolderHonours honours,
      MongoCrossReviews reviews,
      MongoRulings rulings) {
    this.certificates = new History(database);
    this.issuers = issuers;
    this.honours = honours;
    this.reviews = reviews;
    this.rulings = rulings;
  }

  @Override
  public PastCertificate certificate(CertificateId certificate, Instant before) {
    return certificates.before(certificate, before);
  }

  @Override
  public Past<Optional<IssuerTimeline>> issuer(IssuerId issuer, Instant before) {
    return issuers.before(issuer, before);
  }

  @Override
  public Past<List<Honour>> honours(Set<HolderRef> holders, Instant before) {
    return honours.before(holders, before);
  }

  @Override
  public Past<List<ReviewFinding>> reviews(IssuerId issuer, Instant before) {
    return reviews.before(issuer, before);
  }

  @Override
  public Past<List<Ruling>> rulings(CertificateId certificate, Instant before) {
    return rulings.before(certificate, before);
  }
}
