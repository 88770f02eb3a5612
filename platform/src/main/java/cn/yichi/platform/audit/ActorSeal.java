package cn.yichi.platform.audit;

import cn.yichi.platform.audit.Actor.Who;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.platform.vault.Unreadable;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals who did something. The index beside the ciphertext stays the same when keys are changed, so
 * an entry's hash covers the index; the ciphertext is bound to it, and a ciphertext of somebody
 * else does not open beside it. Safe for any number of threads.
 */
public final class ActorSeal {
  private static final String FIELD = "audit.who";
  private static final String WAITING = "audit/actor";
  private static final char JOIN = '\n';
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PiiVault vault;

  public ActorSeal(PiiVault vault) {
    this.vault = vault;
  }

  /**
   * Somebody sealed.
   *
   * @param text ciphertext with the id of its key
   * @param index blind index, 43 characters base64url
   */
  record SealedWho(String text, String index) {}

  SealedWho seal(Who who) {
    String plain = who.provider() + JOIN + who.subject();
    String index = vault.blindIndex(FIELD, plain);
    return new SealedWho(vault.seal(plain, context(index)).text(), index);
  }

  /** Who it is; empty where ciphertext and index do not agree, or its key is not there. */
  Optional<Who> open(SealedWho sealed) {
    try {
      String plain = vault.open(Sealed.parse(sealed.text()), context(sealed.index()));
      int join = plain.indexOf(JOIN);
      return join < 0 || !vault.blindIndex(FIELD, plain).equals(sealed.index())
          ? Optional.empty()
          : Optional.of(new Who(plain.substring(0, join), plain.substring(join + 1)));
    } catch (Unreadable unreadable) {
      return Optional.empty();
    }
  }

  /** Whether somebody is sealed under an older key. */
  boolean isOutdated(String text) {
    return !vault.isCurrent(Sealed.parse(text));
  }

  /** The same under the current key; empty where it cannot be opened. */
  Optional<String> anew(SealedWho sealed) {
    return open(sealed).map(who -> seal(who).text());
  }

  /** What of work that goes on later is sealed: the actor of {@link #keep}, at that path. */
  public SealedFields keptAt(String path) {
    return new SealedFields(vault, Map.of(path, id -> WAITING));
  }

  private static String context(String index) {
    return "audit/who/" + index;
  }

  /** An actor to be kept with work that goes on after the request: opaque text. */
  public String keep(Actor actor) {
    return vault.seal(JSON.writeValueAsString(actor), WAITING).text();
  }

  /** The actor that was kept; nobody known where the text is empty or cannot be read. */
  public Actor kept(String text) {
    try {
      return text.isEmpty()
          ? Actor.service()
          : JSON.readValue(vault.open(Sealed.parse(text), WAITING), Actor.class);
    } catch (Unreadable | JacksonException unreadable) {
      return Actor.service();
    }
  }
}
