package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.asking.Declared;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.receipt.WriteReceipts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Receipts of cases, sealed by the sandbox's Chongqing and read again. */
public final class Receipts {
  public static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
  private static final Seals SEALS = Documents.seals("500000", CLOCK);
  private static final Map<String, String> SHIPPED =
      Documents.shipped().documents().stream()
          .collect(Collectors.toMap(it -> it.ref().toString(), it -> it.text().digest()));

  private Receipts() {}

  /** The shipped document's own digest; of one made up, its name. */
  public static String digest(Agreement text) {
    String name = text.id() + "/" + text.version();
    return SHIPPED.getOrDefault(name, "made-up-" + name);
  }

  public static String sealed(Case subject, LocalDate asOf) {
    CertificateView view = subject.certificate();
    JudgeCase judge = new JudgeCase(subject::book, Samples.CHONGQING, CLOCK);
    Replica replica =
        new Replica(
            view,
            new HolderRef(view.id().value()),
            "number-digest",
            "S00***1",
            "name-digest",
            List.of("document-digest"),
            Cause.NEW,
            false,
            true,
            Optional.empty());
    return new WriteReceipts(judge, Receipts::digest, SEALS)
        .of(
            new EnquiryAnswer.Decided(replica, subject, judge.decide(subject, asOf)),
            subject.host(),
            Declared.NOTHING,
            Optional.empty());
  }

  public static Receipt opened(String sealed) {
    if (SEALS.open(sealed) instanceof Seals.Opened.Genuine genuine) {
      return genuine.receipt();
    }
    throw new AssertionError(SEALS.open(sealed));
  }
}
