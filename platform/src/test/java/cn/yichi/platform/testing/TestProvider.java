package cn.yichi.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.platform.security.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OIDC provider as far as services see one: its keys over HTTP, and tokens signed with them. One
 * a test JVM, in the place of every region's own.
 */
public final class TestProvider implements AutoCloseable {
  private final RSAKey key = newKey("test");
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger described = new AtomicInteger();

  /** One permit while it describes itself to whoever asks. */
  private final Semaphore held = new Semaphore(1);

  private TestProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    byte[] about =
        "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer()).getBytes(UTF_8);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          described.incrementAndGet();
          held.acquireUninterruptibly();
          held.release();
          exchange.sendResponseHeaders(200, about.length);
          exchange.getResponseBody().write(about);
          exchange.close();
        });
    server.start();
  }

  private static final class Shared {
    static final TestProvider RUNNING = new TestProvider();
  }

  /** The one of this test JVM. */
  public static TestProvider shared() {
    return Shared.RUNNING;
  }

  /** Another one, which services trust only if told to. */
  public static TestProvider start() {
    return new TestProvider();
  }

  /** A key that no provider publishes, under the id of one that is. */
  public static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  RSAKey key() {
    return key;
  }

  /** How often its keys were fetched. */
  public int asked() {
    return asked.get();
  }

  /** How often it was asked to describe itself. */
  public int described() {
    return described.get();
  }

  /** Lets who asks for its description wait, until it is told otherwise. */
  public void silent(boolean isSilent) {
    if (isSilent) {
      held.acquireUninterruptibly();
    } else {
      held.release();
    }
  }

  /** Arguments by which a service trusts it, as the n-th, for a region and these roles. */
  public List<String> trusted(int n, String region, Role... roles) {
    String prefix = "--yichi.security.providers[" + n + "].";
    List<String> arguments = new ArrayList<>();
    arguments.add(prefix + "issuer=" + issuer());
    arguments.add(prefix + "jwk-set-uri=" + issuer() + "/keys");
    arguments.add(prefix + "regions=" + region);
    if (roles.length > 0) {
      arguments.add(
          prefix + "roles=" + String.join(",", List.of(roles).stream().map(Role::name).toList()));
    }
    return arguments;
  }

  /** A token of this provider for a region's services; good for an hour unless changed. */
  public TestToken token(String region, Role... roles) {
    return TestToken.of(this, region, roles);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
