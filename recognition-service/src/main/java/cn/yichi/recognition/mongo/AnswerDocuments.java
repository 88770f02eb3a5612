package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.recognition.asking.Asking;
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.GivenAnswer.Adverse;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.RosterRun;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.asking.Reply;
import cn.yichi.recognition.decision.JudgeCase;
import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * What an organisation was answered, as a document. Days are ISO texts, in whose order they stand.
 * What the holder wrote is sealed.
 */
@Component
final class AnswerDocuments {
  static final String CERTIFICATE = "certificate";
  static final String HOLDER = "holder";
  static final String ADVERSE = "adverse";

  /** Absent where there is none; by place, since what is sealed goes by the name of its field. */
  static final String REPLIED = "replied";

  static final String SINCE = "adverse.said.on";
  static final String AT = "at";

  /** As much as {@link #asking} reads: nothing that is sealed. */
  static final Bson ASKING = Projections.include(CERTIFICATE, HOLDER, "by", "purpose", "last.on");

  /** Absent of answers from before it was kept. */
  private static final String BEFORE = "before";

  private static final String TEXT = "text";

  private final PiiVault vault;

  AnswerDocuments(PiiVault vault) {
    this.vault = vault;
  }

  /** What a new key of the vault seals anew. */
  SealedFields sealedFields() {
    Map<String, UnaryOperator<String>> fields = new HashMap<>();
    fields.put(ADVERSE + ".reply." + TEXT, AnswerDocuments::context);
    for (int place = 0; place < GivenAnswer.MOST_REPLIED; place++) {
      fields.put(REPLIED + "." + place + ".reply." + TEXT, AnswerDocuments::context);
    }
    return new SealedFields(vault, fields);
  }

  private static String context(String id) {
    return "answer/" + id + "/reply";
  }

  Document write(GivenAnswer answer) {
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
    answer.before().ifPresent(it -> document.append(BEFORE, said(it)));
    String id = answer.question().id();
    answer.adverse().ifPresent(it -> document.append(ADVERSE, adverse(id, it)));
    if (!answer.replied().isEmpty()) {
      Document replied = new Document();
      answer
          .replied()
          .forEach(it -> replied.append(String.valueOf(replied.size()), adverse(id, it)));
      document.append(REPLIED, replied);
    }
    return document;
  }

  private static Document said(Said said) {
    Document document =
        new Document("on", said.on().toString())
            .append("host", said.host().code())
            .append("asOf", said.asOf().toString())
            .append("outcome", said.outcome())
            .append("basis", said.basis().name());
    said.knownOn().ifPresent(it -> document.append("knownOn", it.toString()));
    said.roster().ifPresent(it -> document.append("roster", it.id()).append("rosterRun", it.run()));
    return document;
  }

  private Document adverse(String id, Adverse adverse) {
    Document document =
        new Document(MongoGivenAnswers.REVISION, adverse.revision())
            .append("said", said(adverse.said()))
            .append("due", adverse.due().toString());
    adverse.reply().ifPresent(it -> document.append("reply", reply(id, it)));
    return document;
  }

  private Document reply(String id, Reply reply) {
    Document document =
        new Document("kind", reply.kind().name())
            .append("shown", reply.shown())
            .append("on", reply.on().toString());
    reply.text().ifPresent(it -> document.append(TEXT, vault.seal(it, context(id)).text()));
    return document;
  }

  GivenAnswer read(Document stored) {
    return new GivenAnswer(
        new Question(
            new CertificateId(stored.getString(CERTIFICATE)),
            new SocialCreditCode(stored.getString("by")),
            Purpose.valueOf(stored.getString("purpose"))),
        new Whose(new HolderRef(stored.getString(HOLDER)), new Region(stored.getString("home"))),
        stored.getLong(MongoGivenAnswers.REVISION),
        readSaid(stored.get("last", Document.class)),
        Optional.ofNullable(stored.get(BEFORE, Document.class)).map(AnswerDocuments::readSaid),
        Optional.ofNullable(stored.get(ADVERSE, Document.class))
            .map(it -> readAdverse(stored.getString("_id"), it)),
        stored.get(REPLIED, new Document()).values().stream()
            .map(it -> readAdverse(stored.getString("_id"), (Document) it))
            .toList());
  }

  static Asking asking(Document stored) {
    return new Asking(
        new CertificateId(stored.getString(CERTIFICATE)),
        new HolderRef(stored.getString(HOLDER)),
        Asking.by(new SocialCreditCode(stored.getString("by"))),
        Purpose.valueOf(stored.getString("purpose")),
        day(stored.get("last", Document.class), "on"));
  }

  private static Said readSaid(Document stored) {
    return new Said(
        day(stored, "on"),
        new Region(stored.getString("host")),
        day(stored, "asOf"),
        stored.getString("outcome"),
        LegalBasis.valueOf(stored.getString("basis")),
        Optional.ofNullable(stored.getString("knownOn")).map(LocalDate::parse),
        Optional.ofNullable(stored.getString("roster"))
            .map(it -> new RosterRun(it, stored.get("rosterRun", 0L))));
  }

  private Adverse readAdverse(String id, Document stored) {
    return new Adverse(
        stored.getLong(MongoGivenAnswers.REVISION),
        readSaid(stored.get("said", Document.class)),
        day(stored, "due"),
        Optional.ofNullable(stored.get("reply", Document.class)).map(it -> readReply(id, it)));
  }

  private Reply readReply(String id, Document stored) {
    return new Reply(
        Reply.Kind.valueOf(stored.getString("kind")),
        Optional.ofNullable(stored.getString(TEXT))
            .map(it -> vault.open(Sealed.parse(it), context(id))),
        stored.getBoolean("shown"),
        day(stored, "on"));
  }

  private static LocalDate day(Document stored, String field) {
    return LocalDate.parse(stored.getString(field));
  }
}
