package cn.yichi.registry.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.registry.certificate.CorrectCertificate.Correction;
import cn.yichi.registry.certificate.LookUpCertificate.Question;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is known is found again, whichever versions of the federation's key are configured. */
class KeyVersionsTest {
  private static final Clock CLOCK = Clock.fixed(Registrations.NOW, ZoneOffset.UTC);
  private static final List<Registration> FILE =
      List.of(Registrations.numbered(1), Registrations.permit(), Registrations.title(3));

  private final InMemoryPersons persons = new InMemoryPersons();
  private final InMemoryCertificates certificates = new InMemoryCertificates();
  private final InMemoryHolderLinks links = new InMemoryHolderLinks();
  private final Registry first = new Registry(key(1, 1));
  private final Registry both = new Registry(key(2, 1, 2));
  private final Registry second = new Registry(key(2, 2));

  private static FederationKey key(int current, Integer... versions) {
    return LocalFederationKey.sandbox(new TreeSet<>(List.of(versions)), current);
  }

  /** The use cases of one instance. */
  private final class Registry {
    final FederatedDigests digests;
    final CertificateIdentities identities;
    final Pseudonyms pseudonyms;

    Registry(FederationKey key) {
      digests = new FederatedDigests(key);
      identities = new CertificateIdentities(Registrations.CHONGQING, digests);
      pseudonyms = new Pseudonyms(persons, links, digests);
    }

    List<Registered> register(List<Registration> batch) {
      return new RegisterCertificates(persons, pseudonyms, certificates, identities, CLOCK)
          .register(batch);
    }

    Correction correct(CertificateId id, int seen, Registration stated) {
      return new CorrectCertificate(persons, pseudonyms, certificates, identities, CLOCK)
          .correct(id, seen, stated);
    }

    List<Certificate> lookUp(Registration stated) {
      return new LookUpCertificate(certificates, identities)
          .find(
              new Question(
                  stated.number().value(),
                  Optional.empty(),
                  Optional.of(stated.holder().name()),
                  Optional.of(stated.holder().document().number()),
                  Optional.empty(),
                  Optional.empty()));
    }

    /** As the change of the key does. */
    void rekey(Certificate known) {
      Registration.Holder holder = Registrations.holder("");
      known
          .rekey(identities.anew(known, holder.name(), holder.document()), Registrations.NOW)
          .ifPresent(change -> certificates.save(List.of(change)));
      HolderRef ref = digests.holderRef(holder.document());
      if (!ref.equals(known.holder().ref())) {
        links.save(List.of(HolderLink.ofKeyVersion(ref, known.holder().ref(), Registrations.NOW)));
      }
    }
  }

  private Certificate stored(Registered outcome) {
    return certificates.find(List.of(outcome.id())).get(outcome.id());
  }

  @Test
  void the_same_file_is_known_under_both_versions_and_after_the_old_one_is_gone() {
    List<CertificateId> ids = first.register(FILE).stream().map(Registered::id).toList();
    assertThat(both.register(FILE))
        .allMatch(Registered.AlreadyKnown.class::isInstance)
        .extracting(Registered::id)
        .isEqualTo(ids);
    first.register(FILE).forEach(each -> both.rekey(stored(each)));
    for (Registry registry : List.of(both, second)) {
      assertThat(registry.register(FILE))
          .allMatch(Registered.AlreadyKnown.class::isInstance)
          .extracting(Registered::id)
          .isEqualTo(ids);
    }
    assertThat(certificates.book(Optional.empty(), 100)).hasSize(3);
  }

  @Test
  void without_the_change_the_old_version_is_needed() {
    first.register(FILE);
    assertThat(second.register(FILE)).allMatch(Registered.Accepted.class::isInstance);
  }

  @Test
  void after_going_back_the_version_that_was_current_is_needed() {
    List<CertificateId> ids = both.register(FILE).stream().map(Registered::id).toList();
    first.register(List.of(Registrations.numbered(7)));
    assertThat(new Registry(key(1, 1, 2)).register(FILE))
        .allMatch(Registered.AlreadyKnown.class::isInstance)
        .extracting(Registered::id)
        .isEqualTo(ids);
    assertThat(first.register(FILE)).allMatch(Registered.Accepted.class::isInstance);
  }

  @Test
  void what_differs_is_a_conflict_under_every_version() {
    first.register(List.of(Registrations.numbered(1)));
    Registration other = Registrations.atLevel(1, SkillLevel.SENIOR_WORKER);
    Registration renamed = Registrations.heldBy(1, new PersonName("李四"));
    assertThat(differences(both, other)).containsExactly("level");
    assertThat(differences(both, renamed)).containsExactly("name");
    first.register(List.of(Registrations.numbered(1))).forEach(each -> both.rekey(stored(each)));
    assertThat(differences(second, other)).containsExactly("level");
    assertThat(differences(second, renamed)).containsExactly("name");
  }

  private static List<String> differences(Registry registry, Registration stated) {
    return ((Registered.Conflict) registry.register(List.of(stated)).getFirst()).differences();
  }

  @Test
  void somebody_known_keeps_the_pseudonym_for_new_certificates() {
    HolderRef ref = stored(first.register(FILE).getFirst()).holder().ref();
    Registered during = both.register(List.of(Registrations.numbered(7))).getFirst();
    assertThat(stored(during).holder().ref()).isEqualTo(ref);
    assertThat(during.id())
        .isEqualTo(both.identities.of(Registrations.numbered(7)).id())
        .isNotEqualTo(first.identities.of(Registrations.numbered(7)).id());
    both.rekey(stored(during));
    Registered after = second.register(List.of(Registrations.numbered(8))).getFirst();
    assertThat(stored(after).holder().ref()).isEqualTo(ref);
  }

  @Test
  void a_link_of_an_unknown_document_keeps_its_pseudonym_too() {
    HolderRef ref = first.digests.holderRef(Registrations.holder("").document());
    links.save(List.of(HolderLinksContract.ofDocument(ref, 1, HolderLink.Status.LINKED)));
    Registered during = both.register(List.of(Registrations.numbered(7))).getFirst();
    assertThat(stored(during).holder().ref()).isEqualTo(ref);
  }

  @Test
  void a_correction_reaches_what_was_registered_under_an_older_version() {
    CertificateId id = first.register(List.of(Registrations.numbered(1))).getFirst().id();
    assertThat(both.correct(id, 1, Registrations.numbered(1)))
        .isInstanceOf(Correction.Unchanged.class);
    assertThat(both.correct(id, 1, Registrations.numbered(2)))
        .isInstanceOf(Correction.OtherCertificate.class);
    Registration right = Registrations.atLevel(1, SkillLevel.SENIOR_WORKER);
    assertThat(both.correct(id, 1, right)).isInstanceOf(Correction.Corrected.class);
    both.rekey(certificates.find(List.of(id)).get(id));
    assertThat(second.correct(id, 3, right)).isInstanceOf(Correction.Unchanged.class);
    assertThat(second.correct(id, 3, Registrations.numbered(1)))
        .isInstanceOf(Correction.Corrected.class);
  }

  @Test
  void a_look_up_finds_what_fits_under_every_version() {
    first.register(FILE);
    FILE.forEach(stated -> assertThat(both.lookUp(stated)).hasSize(1));
    assertThat(both.lookUp(Registrations.heldBy(1, new PersonName("李四")))).isEmpty();
    first.register(FILE).forEach(each -> both.rekey(stored(each)));
    FILE.forEach(stated -> assertThat(second.lookUp(stated)).hasSize(1));
    assertThat(second.lookUp(Registrations.heldBy(1, new PersonName("李四")))).isEmpty();
  }

  @Test
  void digests_made_anew_change_nothing_else() {
    Certificate before = stored(first.register(List.of(Registrations.permit())).getFirst());
    both.rekey(before);
    Certificate after = certificates.find(List.of(before.id())).get(before.id());
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.holder().ref()).isEqualTo(before.holder().ref());
    assertThat(after.numberDigest()).isNotEqualTo(before.numberDigest());
    assertThat(after.holder().nameDigest()).isNotEqualTo(before.holder().nameDigest());
    assertThat(after.holder().documentDigests())
        .doesNotContainAnyElementsOf(before.holder().documentDigests());
    assertThat(after.recorded().effectiveFrom()).isEqualTo(before.recorded().effectiveFrom());
    both.rekey(after);
    assertThat(certificates.find(List.of(before.id())).get(before.id())).isEqualTo(after);
  }

  @Test
  void with_the_first_version_alone_a_row_costs_what_it_did() {
    AtomicInteger macs = new AtomicInteger();
    FederationKey key = key(1, 1);
    Registry counted =
        new Registry(
            new FederationKey() {
              @Override
              public NavigableSet<Integer> versions() {
                return key.versions();
              }

              @Override
              public int current() {
                return key.current();
              }

              @Override
              public byte[] mac(int version, Use use, byte[] message) {
                macs.incrementAndGet();
                return key.mac(version, use, message);
              }
            });
    List<String> asked = new ArrayList<>();
    Certificates watched =
        new InMemoryCertificates() {
          @Override
          public Collection<Certificate> findByNumber(Collection<String> numberDigests) {
            asked.add("number");
            return super.findByNumber(numberDigests);
          }
        };
    HolderLinks unasked =
        new InMemoryHolderLinks() {
          @Override
          public Map<HolderRef, HolderLink> find(Collection<HolderRef> refs) {
            asked.add("links");
            return super.find(refs);
          }
        };
    Persons people =
        new InMemoryPersons() {
          @Override
          public Set<HolderRef> known(Collection<HolderRef> refs) {
            asked.add("persons");
            return super.known(refs);
          }
        };
    new RegisterCertificates(
            people,
            new Pseudonyms(people, unasked, counted.digests),
            watched,
            counted.identities,
            CLOCK)
        .register(FILE);
    assertThat(macs).hasValue(5 * FILE.size());
    assertThat(asked).isEmpty();
    assertThat(certificates.book(Optional.empty(), 1)).isEmpty();
  }

  @Test
  void a_number_may_recur_in_another_kind() {
    Registration permit = Registrations.permit();
    first.register(List.of(permit)).forEach(each -> both.rekey(stored(each)));
    Numbered other =
        second.identities.numbered(CertificateKind.SPECIAL_EQUIPMENT_OP, permit.number());
    assertThat(new NumbersOnFile(certificates, second.identities).find(List.of(other))).isEmpty();
  }
}
