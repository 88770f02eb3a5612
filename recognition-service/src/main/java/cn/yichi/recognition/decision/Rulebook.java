package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * On what decisions taken on one day rest, beside certificates and their issuers: one {@link Rules}
 * for the certificates of each home region and kind, so that what moves reaches only those that it
 * speaks of. Not changed once it is made.
 */
public final class Rulebook {
  private final AgreementBook book;
  private final Interpretations interpretations;
  private final Region host;
  private final LocalDate today;
  private final Map<Pair, Rules> known = new ConcurrentHashMap<>();

  private volatile @Nullable String revision;

  private record Pair(Region home, CertificateKind kind) {}

  Rulebook(AgreementBook book, Interpretations interpretations, Region host, LocalDate today) {
    this.book = book;
    this.interpretations = interpretations;
    this.host = host;
    this.today = today;
  }

  /** The rules for a certificate. */
  public Rules of(CertificateView certificate) {
    return of(certificate.home(), certificate.kind());
  }

  /** The rules for certificates of a kind from anywhere in a home region's province. */
  public Rules of(Region home, CertificateKind kind) {
    Pair pair = new Pair(home.province(), kind);
    // Looked up first, for computeIfAbsent may lock.
    Rules rules = known.get(pair);
    return rules != null ? rules : known.computeIfAbsent(pair, this::rules);
  }

  private Rules rules(Pair pair) {
    String said =
        RecognitionPolicy.ENGINE_VERSION
            + "|"
            + new Reaching(book, interpretations, pair.home(), host, pair.kind()).said(today);
    return new Rules(pair.home().code() + "/" + pair.kind(), digest(said));
  }

  /** The texts of all its rules; a decision that rests on another must be taken again. */
  public Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    for (Region home : Region.provinces()) {
      for (CertificateKind kind : CertificateKind.values()) {
        texts.add(of(home, kind).text());
      }
    }
    return texts;
  }

  /** Digest of all its rules: equal in every process for which the same holds. */
  public String revision() {
    String made = revision;
    if (made == null) {
      made = digest(texts().toString());
      revision = made;
    }
    return made;
  }

  /** Whether only rulings, or days, tell it from another. */
  public boolean differsOnlyByRulings(Rulebook other) {
    return book.revision().equals(other.book.revision())
        && !interpretations.revision().equals(other.interpretations.revision());
  }

  boolean isOf(AgreementBook book, Interpretations interpretations, LocalDate today) {
    return this.book == book
        && this.interpretations.revision().equals(interpretations.revision())
        && this.today.equals(today);
  }

  private static String digest(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
