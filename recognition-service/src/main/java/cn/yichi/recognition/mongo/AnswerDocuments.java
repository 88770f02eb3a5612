package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswer.Adverse;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.asking.Reply;
import cn.yichi.recognition.decision.JudgeCase;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * What an organisation was answered, as a document. Days are ISO texts, in whose order they stand.
 */
final class AnswerDocuments {
  static final String CERTIFICATE = "certificate";
  static final String HOLDER = "holder";
  static final String ADVERSE = "adverse";
  static final String SINCE = "adverse.said.on";
  static final String AT = "at";

  private AnswerDocuments() {}

  static Document write(GivenAnswer answer) {
    Document document =
        new Document("_id", answer.question().id())
            .append("schemaVersion", 1)
            .append(CERTIFICATE, answer.question().certificate().value())
            .append("by", answer.question().by().value())
            .append("purpose", answer.question().purpose().name())
            .append(HOLDER, answer.whose().holder().value())
            .append("home", answer.whose().home().code())
            .append(MongoGivenAnswers.REVISION, answer.revision())
            .append("last", said(answer.last()))
            .append(
                AT, Date.from(answer.last().on().atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant()));
    answer.adverse().ifPresent(it -> document.append(ADVERSE, adverse(it)));
    return document;
  }

  private static Document said(Said said) {
    return new Document("on", said.on().toString())
        .append("host", said.host().code())
        .append("asOf", said.asOf().toString())
        .append("outcome", said.outcome())
        .append("basis", said.basis().name());
  }

  private static Document adverse(Adverse adverse) {
    Document document =
        new Document(MongoGivenAnswers.REVISION, adverse.revision())
            .append("said", said(adverse.said()))
            .append("due", adverse.due().toString());
    adverse.reply().ifPresent(it -> document.append("reply", reply(it)));
    return document;
  }

  private static Document reply(Reply reply) {
    Document document =
        new Document("kind", reply.kind().name())
            .append("shown", reply.shown())
            .append("on", reply.on().toString());
    reply.text().ifPresent(it -> document.append("text", it));
    return document;
  }

  static GivenAnswer read(Document stored) {
    return new GivenAnswer(
        new Question(
            new CertificateId(stored.getString(CERTIFICATE)),
            new SocialCreditCode(stored.getString("by")),
            Purpose.valueOf(stored.getString("purpose"))),
        new Whose(new HolderRef(stored.getString(HOLDER)), new Region(stored.getString("home"))),
        stored.getLong(MongoGivenAnswers.REVISION),
        readSaid(stored.get("last", Document.class)),
        Optional.ofNullable(stored.get(ADVERSE, Document.class)).map(AnswerDocuments::readAdverse));
  }

  private static Said readSaid(Document stored) {
    return new Said(
        day(stored, "on"),
        new Region(stored.getString("host")),
        day(stored, "asOf"),
        stored.getString("outcome"),
        LegalBasis.valueOf(stored.getString("basis")));
  }

  private static Adverse readAdverse(Document stored) {
    return new Adverse(
        stored.getLong(MongoGivenAnswers.REVISION),
        readSaid(stored.get("said", Document.class)),
        day(stored, "due"),
        Optional.ofNullable(stored.get("reply", Document.class)).map(AnswerDocuments::readReply));
  }

  private static Reply readReply(Document stored) {
    return new Reply(
        Reply.Kind.valueOf(stored.getString("kind")),
        Optional.ofNullable(stored.getString("text")),
        stored.getBoolean("shown"),
        day(stored, "on"));
  }

  private static LocalDate day(Document stored, String field) {
    return LocalDate.parse(stored.getString(field));
  }
}
