package cn.yichi.recognition.register;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.Registered.Party;
import cn.yichi.recognition.register.Registered.Stage;
import cn.yichi.recognition.register.Registered.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The register of agreements (协议登记): every version with what each region says on it, and the book
 * that holds here. An agreement stands in the book when every party has signed the same text and
 * this region is one of them; a statute when this region has adopted it. What cannot be believed is
 * shown with the reason and counts for nothing.
 */
public final class Register {
  private static final int MOST_TEXTS = 2_000;

  private final Region own;
  private final boolean sandbox;
  private final Entries entries;
  private final Texts texts;
  private final Signatory signatory;
  private final BooksKept books;
  private final Map<String, Texts.Reading> read = new ConcurrentHashMap<>();
  private long mark = -1;
  private List<Entry> kept = List.of();
  private volatile List<Registered> versions = List.of();
  private volatile @Nullable AgreementBook book;

  /**
   * @param own the region whose register this is
   * @param sandbox whether a sandbox's signatures count
   */
  public Register(
      Region own,
      boolean sandbox,
      Entries entries,
      Texts texts,
      Signatory signatory,
      BooksKept books) {
    this.own = own;
    this.sandbox = sandbox;
    this.entries = entries;
    this.texts = texts;
    this.signatory = signatory;
    this.books = books;
  }

  /** Whether its keys are a sandbox's, which everybody knows: what they sign is synthetic. */
  boolean ofSandbox() {
    return sandbox;
  }

  public Region own() {
    return own;
  }

  /**
   * What holds here, as of the last {@link #refresh}; the first asks for one.
   *
   * @throws NotReady while nothing can be checked yet
   */
  public AgreementBook book() {
    AgreementBook present = book;
    if (present != null) {
      return present;
    }
    refresh();
    return requireNonNull(book);
  }

  /** What was signed cannot be checked yet: nothing may be decided. */
  public static final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReady(String why) {
      super(why);
    }
  }

  /** Every version, as of the last {@link #refresh}, by id and version. */
  public List<Registered> versions() {
    return versions;
  }

  /** One version, as of the last {@link #refresh}. */
  public Optional<Registered> version(VersionRef ref) {
    return versions.stream().filter(each -> each.ref().equals(ref)).findFirst();
  }

  /**
   * Reads again what is kept, and checks again what was signed, for a key may have been lost.
   *
   * @return whether another book holds now
   * @throws NotReady while keys are not known yet, or when this region has signed what this service
   *     cannot read: what held before holds on
   */
  public synchronized boolean refresh() {
    if (!signatory.isReady()) {
      throw new NotReady("what is known of keys has not been read yet");
    }
    long now = entries.mark();
    if (now != mark) {
      kept = entries.all();
      mark = now;
    }
    List<Registered> present =
        kept.stream()
            .map(this::registered)
            .sorted(
                Comparator.comparing((Registered each) -> each.ref().agreement())
                    .thenComparingInt(each -> each.ref().version()))
            .toList();
    List<Registered> holding = holding(present);
    AgreementBook next = book(holding);
    AgreementBook before = book;
    boolean moved = before == null || !next.revision().equals(before.revision());
    if (moved) {
      // Kept before anything is decided by it, for receipts name it.
      books.keep(next.revision(), holding.stream().map(Register::chapter).toList());
    }
    versions = present;
    if (!moved) {
      return false;
    }
    book = next;
    return true;
  }

  /** Those that stand in the book. */
  private List<Registered> holding(List<Registered> present) {
    List<Registered> holding = new ArrayList<>();
    for (Registered each : present) {
      if (each.entry().statements().containsKey(own) && each.agreement().isEmpty()) {
        throw new NotReady(
            "this region has signed " + each.ref() + ", which this service cannot read");
      }
      if (each.stage() == Stage.COUNTERSIGNED && speaks(each)) {
        holding.add(each);
      }
    }
    return holding;
  }

  private static BooksKept.Chapter chapter(Registered version) {
    return new BooksKept.Chapter(version.ref(), version.text(), version.measures());
  }

  private static AgreementBook book(List<Registered> holding) {
    List<Agreement> agreements = new ArrayList<>();
    Map<ClauseRef, List<Measure>> measures = new HashMap<>();
    for (Registered each : holding) {
      Agreement agreement = each.agreement().orElseThrow();
      agreements.add(agreement);
      measures.put(agreement.ref(), each.measures());
    }
    return new AgreementBook(agreements, measures);
  }

  private boolean speaks(Registered version) {
    return version.entry().statements().containsKey(own);
  }

  /** Reads a text, each once; by its words, for a digest may lie. */
  Texts.Reading read(Statement.Text text) {
    if (read.size() > MOST_TEXTS) {
      read.clear();
    }
    return read.computeIfAbsent(text.document(), texts::read);
  }

  /** One version out of what is kept of it. */
  Registered registered(Entry entry) {
    Map<Region, Optional<String>> faults = new HashMap<>();
    entry.statements().forEach((region, said) -> faults.put(region, fault(said)));
    Statement.Text text = meant(entry, faults);
    Optional<Agreement> agreement =
        read(text) instanceof Texts.Reading.Sound sound
            ? Optional.of(sound.agreement())
            : Optional.empty();
    List<Party> parties = new ArrayList<>();
    for (Region each : regions(entry, agreement)) {
      parties.add(party(entry, each, text, faults));
    }
    return new Registered(entry, agreement, text, stage(entry, agreement, parties), parties);
  }

  /** Parties first, then who else spoke: on a statute anybody may, on an agreement nobody else. */
  private static Set<Region> regions(Entry entry, Optional<Agreement> agreement) {
    Set<Region> regions = new LinkedHashSet<>();
    agreement
        .filter(each -> each.kind() == AgreementKind.AGREEMENT)
        .ifPresent(each -> regions.addAll(each.parties()));
    entry.statements().keySet().stream()
        .filter(region -> regions.stream().noneMatch(party -> region.contains(party)))
        .sorted(Comparator.comparing(Region::code))
        .forEach(regions::add);
    return regions;
  }

  /** What is said for a party: by itself, or by the region that it lies in. */
  static Optional<Statement> speakerOf(Entry entry, Region party) {
    Statement own = entry.statements().get(party);
    return own != null
        ? Optional.of(own)
        : entry.statements().values().stream()
            .filter(each -> each.region().contains(party))
            .findFirst();
  }

  private static Party party(
      Entry entry, Region region, Statement.Text text, Map<Region, Optional<String>> faults) {
    Optional<Statement> said = speakerOf(entry, region);
    Optional<String> fault = said.flatMap(each -> faults.get(each.region()));
    Word word =
        said.map(
                each ->
                    fault.isPresent()
                        ? Word.REFUSED
                        : each.withdrawn()
                            ? Word.WITHDRAWN
                            : each.text().digest().equals(text.digest())
                                ? Word.SIGNED
                                : Word.OTHER_TEXT)
            .orElse(Word.MISSING);
    return new Party(
        region,
        word,
        fault,
        said.map(Statement::signedFirst),
        said.map(each -> each.signature().keyId()),
        said.map(Statement::synthetic).orElse(false));
  }

  private Stage stage(Entry entry, Optional<Agreement> agreement, List<Party> parties) {
    if (entry.statements().isEmpty()) {
      return Stage.DRAFTED;
    }
    if (agreement.isPresent() && isComplete(agreement.get(), parties)) {
      return Stage.COUNTERSIGNED;
    }
    if (parties.stream().anyMatch(each -> each.word() == Word.SIGNED)) {
      return Stage.PROPOSED;
    }
    return parties.stream().anyMatch(each -> each.word() == Word.WITHDRAWN)
        ? Stage.WITHDRAWN
        : Stage.REFUSED;
  }

  private boolean isComplete(Agreement agreement, List<Party> parties) {
    return switch (agreement.kind()) {
      case AGREEMENT ->
          agreement.parties().stream()
              .allMatch(
                  party ->
                      parties.stream()
                          .anyMatch(
                              each -> each.region().equals(party) && each.word() == Word.SIGNED));
      case STATUTE ->
          parties.stream()
              .anyMatch(each -> each.region().equals(own) && each.word() == Word.SIGNED);
    };
  }

  private Statement.Text meant(Entry entry, Map<Region, Optional<String>> faults) {
    Statement ours = entry.statements().get(own);
    if (ours != null && !ours.withdrawn()) {
      return ours.text();
    }
    Map<Statement.Text, Integer> believed = new HashMap<>();
    for (Statement each : entry.statements().values()) {
      int weight = faults.getOrDefault(each.region(), Optional.empty()).isEmpty() ? 1 : 0;
      believed.merge(each.text(), weight, Integer::sum);
    }
    return believed.entrySet().stream()
        .max(
            Comparator.comparingInt((Map.Entry<Statement.Text, Integer> each) -> each.getValue())
                .thenComparing(each -> each.getKey().digest()))
        .map(Map.Entry::getKey)
        .or(() -> entry.draft().map(Entry.Draft::text))
        .orElseThrow(() -> new IllegalStateException("nothing is kept of " + entry.ref()));
  }

  /** Why a statement is not to be believed. */
  Optional<String> fault(Statement said) {
    return switch (read(said.text())) {
      case Texts.Reading.Faulty faulty ->
          Optional.of(
              "its text cannot be used: " + DocumentFaultText.line(faulty.faults().getFirst()));
      case Texts.Reading.Sound sound -> fault(said, sound).or(() -> signatory.fault(said));
    };
  }

  private Optional<String> fault(Statement said, Texts.Reading.Sound sound) {
    if (!sound.text().equals(said.text())) {
      return Optional.of("its digest is not that of its text in canonical form");
    }
    if (!VersionRef.of(sound.agreement()).equals(said.ref())) {
      return Optional.of("its text is that of another version");
    }
    if (!sound.agreement().binds(said.region())) {
      return Optional.of("its region is no party");
    }
    if (said.synthetic() && !sandbox) {
      return Optional.of("a sandbox signed it");
    }
    return said.measures().stream()
            .flatMap(each -> each.reach().clause().stream())
            .allMatch(
                clause ->
                    sound.agreement().clauses().stream().anyMatch(it -> it.id().equals(clause)))
        ? Optional.empty()
        : Optional.of("a measure names a clause that it does not have");
  }
}
