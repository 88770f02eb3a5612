package cn.yichi.recognition.benefit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything known about a claimant.
 *
 * @param held the certificates held
 * @param stated facts stated by the claimant or the paying office
 */
public record Facts(List<HeldCertificate> held, Map<FactName, FactValue> stated) {
  public Facts {
    held = List.copyOf(held);
    stated = Map.copyOf(stated);
  }

  public static Facts holding(HeldCertificate... held) {
    return new Facts(List.of(held), Map.of());
  }

  /** The same with one more stated fact; a fact stated twice keeps the later value. */
  public Facts with(String name, FactValue value) {
    Map<FactName, FactValue> more = new HashMap<>(stated);
    more.put(new FactName(name), value);
    return new Facts(held, more);
  }

  /** The stated value, where it has the declared type. */
  Optional<FactValue> value(FactDeclaration declaration) {
    return Optional.ofNullable(stated.get(declaration.name()))
        .filter(value -> value.type() == declaration.type());
  }
}
