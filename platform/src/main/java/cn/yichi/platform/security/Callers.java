package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads who a caller is from a verified token of one provider. What the provider may not vouch for,
 * or what is not well-formed, is as if it were not said; the rules then refuse for lack of it.
 */
final class Callers {
  private static final int LONGEST = 200;

  private final SecuritySettings.Provider provider;
  private final SecuritySettings.Claims claims;
  private final List<Region> regions;
  private final FederatedDigests digests;
  private final Authorisations authorisations;

  Callers(
      SecuritySettings.Provider provider, FederatedDigests digests, Authorisations authorisations) {
    this.provider = provider;
    this.claims = provider.claims();
    this.regions = provider.regions().stream().map(Region::new).toList();
    this.digests = digests;
    this.authorisations = authorisations;
  }

  Caller of(Jwt token) {
    String subject = Objects.requireNonNull(token.getSubject());
    Set<Role> roles = roles(token);
    return new Caller(
        provider.issuer(),
        subject,
        text(token, claims.client()),
        roles,
        region(token),
        roles.contains(Role.EMPLOYER) ? organisations(token, subject) : List.of(),
        roles.contains(Role.WORKER) ? holders(token) : List.of());
  }

  private Set<Role> roles(Jwt token) {
    Set<Role> roles = said(token);
    roles.retainAll(provider.roles());
    return roles;
  }

  /**
   * Roles that the token names and a provider that vouches for other regions only may not vouch for
   * here. They let nobody in: they tell whoever is refused that it is for his region.
   */
  Set<Role> elsewhere(Jwt token, Region own) {
    if (regions.stream().anyMatch(each -> each.contains(own))) {
      return Set.of();
    }
    Set<Role> roles = said(token);
    roles.removeAll(provider.roles());
    return roles;
  }

  private Set<Role> said(Jwt token) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    words(value(token, claims.roles())).flatMap(word -> Role.of(word).stream()).forEach(roles::add);
    return roles;
  }

  private static Stream<String> words(@Nullable Object value) {
    return switch (value) {
      case String text -> Arrays.stream(text.split(" "));
      case Collection<?> several -> several.stream().map(String::valueOf);
      case null, default -> Stream.empty();
    };
  }

  private Optional<Region> region(Jwt token) {
    return text(token, claims.region())
        .flatMap(code -> Region.parse(code).asOptional())
        .filter(region -> regions.stream().anyMatch(each -> each.contains(region)));
  }

  /** Those on record; where the token names one, no other. */
  private List<SocialCreditCode> organisations(Jwt token, String subject) {
    List<SocialCreditCode> recorded = authorisations.of(provider.issuer(), subject);
    return text(token, claims.organisation())
        .map(
            asked ->
                SocialCreditCode.parse(asked).asOptional().filter(recorded::contains).stream()
                    .toList())
        .orElse(recorded);
  }

  private List<HolderRef> holders(Jwt token) {
    String claim = claims.holder();
    Optional<HolderRef> said =
        claim == null ? Optional.empty() : text(token, claim).flatMap(Callers::reference);
    List<HolderRef> made =
        text(token, claims.documentNumber())
            .map(number -> holders(token, number))
            .orElse(List.of());
    if (made.isEmpty()) {
      return said.stream().toList();
    }
    // Two that do not agree name nobody.
    return said.map(made::contains).orElse(true) ? made : List.of();
  }

  private List<HolderRef> holders(Jwt token, String number) {
    return text(token, claims.documentType())
        .map(DocumentType::parse)
        .map(parsed -> parsed.asOptional())
        .orElse(Optional.of(DocumentType.RESIDENT_ID))
        .flatMap(type -> IdDocument.parse(type, number).asOptional())
        .map(digests::holderRefs)
        .orElse(List.of());
  }

  private static Optional<HolderRef> reference(String text) {
    try {
      return Optional.of(new HolderRef(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Jwt token, String claim) {
    return Optional.ofNullable(value(token, claim))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> text.length() <= LONGEST);
  }

  /** A claim whose name has dots is an object's member, unless the token has it as it stands. */
  private static @Nullable Object value(Jwt token, String claim) {
    if (token.hasClaim(claim)) {
      return token.getClaim(claim);
    }
    Object value = token.getClaims();
    for (String part : claim.split("\\.")) {
      value = value instanceof Map<?, ?> object ? object.get(part) : null;
    }
    return value;
  }
}
