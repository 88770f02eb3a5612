package cn.yichi.recognition.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.InMemoryJudgements;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.EraseCertificates.Erasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which order an erasure empties what follows, and what it leaves of what is not held. */
class EraseCertificatesTest {
  private static final CertificateId ID = Samples.id(1);

  private final InMemoryJudgements judgements = new InMemoryJudgements();
  private final List<String> did = new ArrayList<>();
  private final EraseCertificates erase =
      new EraseCertificates(
          judgements,
          new Noted(),
          new InMemoryHostDecisions(),
          Doubts.NONE,
          List.of(id -> did.add("stores, " + held())),
          id -> did.add("follow again, " + held()));
  private boolean comesAnew;

  private final class Noted implements Consequences {
    @Override
    public Set<CertificateId> follow(List<Judgement> all) {
      return Set.of();
    }

    @Override
    public void takeBack(CertificateId certificate) {
      did.add("take back, " + held());
      if (comesAnew) {
        register();
      }
    }

    @Override
    public void erase(CertificateId certificate) {
      did.add("erase, " + held());
    }
  }

  private String held() {
    return judgements.stillHeld(Set.of(ID)).isEmpty() ? "gone" : "held";
  }

  @Test
  void what_followed_until_just_before_it_went_is_taken_back_too() {
    register();
    assertThat(erase.erase(ID, Samples.SICHUAN, Optional.empty())).isEqualTo(Erasure.ERASED);
    assertThat(did)
        .containsExactly("erase, held", "take back, gone", "stores, gone", "follow again, gone");
  }

  @Test
  void what_is_registered_anew_meanwhile_follows_again_after_all_else() {
    register();
    comesAnew = true;
    assertThat(erase.erase(ID, Samples.SICHUAN, Optional.empty())).isEqualTo(Erasure.ERASED);
    assertThat(did)
        .containsExactly("erase, held", "take back, gone", "stores, held", "follow again, held");
  }

  private void register() {
    judgements.store(
        List.of(
            Samples.judged(Samples.NOW, Samples.replica(1, 1), Beside.NOTHING, Optional.empty())));
  }

  @Test
  void of_what_is_not_held_only_what_followed_is_taken_back() {
    assertThat(erase.erase(ID, Samples.SICHUAN, Optional.empty())).isEqualTo(Erasure.NOT_HELD);
    assertThat(did)
        .as("what partners said of it is kept")
        .containsExactly("take back, gone", "stores, gone", "follow again, gone");
  }
}
