package cn.yichi.platform.testing;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.Scope;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks every mapped endpoint of a running service and tries each as everybody who must not, and as
 * everybody who may. It knows rules by their annotations only, and judges by answers only.
 */
public final class EndpointWalk {
  private static final String MY_DOCUMENT = "11010519491231002X";
  private static final String SOMEBODYS_REF = "a".repeat(32);

  private final TestProvider provider = TestProvider.shared();
  private final RSAKey forger = TestProvider.newKey("test");
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> faults = new ArrayList<>();
  private final Set<String> walked = new TreeSet<>();
  private final int port;
  private final String region;
  private final String otherRegion;
  private final String myRef;

  private EndpointWalk(int port, String region, FederatedDigests digests) {
    this.port = port;
    this.myRef = digests.holderRef(new IdDocument(DocumentType.RESIDENT_ID, MY_DOCUMENT)).value();
    this.region = region;
    this.otherRegion = region.equals("500000") ? "510000" : "500000";
  }

  /**
   * What was found.
   *
   * @param endpoints every one that was tried: method and pattern
   * @param faults in words; empty where all is well
   */
  public record Found(Set<String> endpoints, List<String> faults) {}

  /**
   * Tries them all. The subject {@code employer} must have one authorisation on record where the
   * service takes employers.
   */
  public static Found of(ApplicationContext service, int port, String region) {
    var walk = new EndpointWalk(port, region, service.getBean(FederatedDigests.class));
    service
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(walk::visit);
    walk.client.close();
    return new Found(walk.walked, walk.faults);
  }

  private void visit(RequestMappingInfo mapping, HandlerMethod handler) {
    Class<?> type = handler.getBeanType();
    if (!type.getName().startsWith("cn.yichi.") || ErrorController.class.isAssignableFrom(type)) {
      return;
    }
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    // A mapping without a method answers to all.
    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.values()) : methods) {
      for (String pattern : mapping.getPatternValues()) {
        walked.add(method + " " + pattern);
        visit(
            new Endpoint(method.name(), pattern, body(mapping), SOMEBODYS_REF),
            handler.getMethod());
      }
    }
  }

  private record Endpoint(String method, String pattern, String contentType, String holder) {
    Endpoint of(String whom) {
      return new Endpoint(method, pattern, contentType, whom);
    }

    String path() {
      return pattern
          .replace("{holderRef}", holder)
          .replaceAll("\\{organisation}", "91500000MA5U00000W")
          .replaceAll("\\{\\*?version}", "1")
          .replaceAll("\\{[^}]*}", "x");
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  private static String body(RequestMappingInfo mapping) {
    return mapping.getConsumesCondition().getConsumableMediaTypes().stream()
        .findFirst()
        .map(MediaType::toString)
        .orElse("application/json");
  }

  private void visit(Endpoint endpoint, Method handler) {
    if (AnnotatedElementUtils.hasAnnotation(handler, OpenToAll.class)) {
      let(endpoint, "nobody", null);
      return;
    }
    Set<Allow> rules = AnnotatedElementUtils.findMergedRepeatableAnnotations(handler, Allow.class);
    if (rules.isEmpty()) {
      faults.add(endpoint + " names no rule");
    }
    refusesBadTokens(endpoint);
    for (Role role : Role.values()) {
      List<Scope> scopes =
          rules.stream()
              .filter(rule -> Arrays.asList(rule.value()).contains(role))
              .map(Allow::within)
              .toList();
      if (scopes.isEmpty()) {
        refuse(endpoint, "a " + role, mine(role), 403, "role-missing");
      } else {
        scopes.forEach(scope -> tryWithin(endpoint, role, scope));
        refusesWhatNamesNobody(endpoint, role);
      }
    }
  }

  private void refusesWhatNamesNobody(Endpoint endpoint, Role role) {
    if (endpoint.pattern().contains("{holderRef}")) {
      for (String said : List.of("holder:x", "holder:holder:" + myRef, "Me", MY_DOCUMENT)) {
        refuse(endpoint.of(said), "a " + role, mine(role), 400, "holder-ref-malformed");
      }
    }
  }

  /** A token of the role with everything that could let it in. */
  private TestToken mine(Role role) {
    return provider.token(region, role).with("id_document_number", MY_DOCUMENT);
  }

  private void refusesBadTokens(Endpoint endpoint) {
    TestToken good = provider.token(region, Role.values());
    refuse(endpoint, "nobody", null, "unauthenticated");
    refuse(endpoint, "noise", "Bearer noise", "token-refused");
    refuse(endpoint, "a basic login", "Basic b2ZmaWNlcjpvZmZpY2Vy", "unauthenticated");
    refuse(endpoint, "expired", good.expiring(Duration.ofMinutes(-1)).bearer(), "token-expired");
    refuse(endpoint, "endless", good.with("exp", null).bearer(), "token-refused");
    refuse(endpoint, "forged", good.signedBy(forger).bearer(), "token-refused");
    refuse(endpoint, "bound to a key", good.with("cnf", "x").bearer(), "token-refused");
    refuse(endpoint, "unknown issuer", good.with("iss", "http://x").bearer(), "token-refused");
    refuse(
        endpoint,
        "meant for another region",
        good.with("aud", "urn:yichi:" + otherRegion).bearer(),
        "token-for-another");
  }

  private void tryWithin(Endpoint endpoint, Role role, Scope scope) {
    String who = "a " + role;
    switch (scope) {
      case REGION -> {
        let(endpoint, who, mine(role));
        for (String elsewhere : List.of(otherRegion, region.substring(0, 2) + "0116", "")) {
          TestToken token = mine(role).with("region", elsewhere);
          refuse(endpoint, who + " of \"" + elsewhere + '"', token, 403, "region-not-yours");
        }
      }
      case HOLDER -> {
        boolean named = endpoint.pattern().contains("{holderRef}");
        TestToken none = mine(role).with("id_document_number", null);
        refuse(endpoint, who + " without a document", none, 403, "holder-not-yours");
        if (named) {
          refuse(endpoint, "another " + who, mine(role), 403, "holder-not-yours");
          let(endpoint.of(myRef), who + " himself", mine(role));
          let(endpoint.of("holder:" + myRef), who + " himself", mine(role));
          let(endpoint.of("me"), who + " himself", mine(role));
          refuse(endpoint.of("me"), who + " without a document", none, 403, "holder-not-yours");
        } else {
          let(endpoint, who, mine(role));
        }
      }
      case ORGANISATION -> {
        TestToken stranger = mine(role).with("sub", "stranger");
        TestToken others = mine(role).with("organisation", "91110000000000000A");
        refuse(endpoint, who + " without authority", stranger, 403, "organisation-not-yours");
        refuse(endpoint, who + " of another", others, 403, "organisation-not-yours");
        let(endpoint, who, mine(role));
      }
    }
  }

  private void refuse(Endpoint endpoint, String who, TestToken token, int status, String expected) {
    judge(endpoint, who, send(endpoint, token.bearer()), status, expected);
  }

  private void refuse(Endpoint endpoint, String who, @Nullable String header, String type) {
    judge(endpoint, who, send(endpoint, header), 401, type);
  }

  private void judge(
      Endpoint endpoint, String who, HttpResponse<String> answer, int status, String expected) {
    String type = answer.body().startsWith("{") ? type(answer) : "";
    if (answer.statusCode() != status || !type.equals("urn:yichi:problem:" + expected)) {
      faults.add(endpoint + " as " + who + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static String type(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).path("type").asString("");
  }

  private void let(Endpoint endpoint, String who, @Nullable TestToken token) {
    HttpResponse<String> answer = send(endpoint, token == null ? null : token.bearer());
    if (Set.of(401, 403, 500).contains(answer.statusCode())) {
      faults.add(endpoint + " as " + who + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private HttpResponse<String> send(Endpoint endpoint, @Nullable String authorization) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + endpoint.path()))
            .header("Content-Type", endpoint.contentType())
            .method(
                endpoint.method(),
                endpoint.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return Objects.requireNonNull(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
