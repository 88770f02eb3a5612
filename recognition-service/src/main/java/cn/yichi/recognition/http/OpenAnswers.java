package cn.yichi.recognition.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.OpenToAll;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What is open to all may be kept by caches, and is told to an address only so often in a minute
 * unless the caller is signed in. Addresses are kept in memory, a minute long, and nowhere else.
 */
final class OpenAnswers implements HandlerInterceptor {
  private static final int MOST_ADDRESSES = 100_000;
  private static final int NETWORK = 8;

  private final OpenSettings settings;
  private final Clock clock;
  private final Cache<String, AtomicInteger> asked =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterWrite(Duration.ofMinutes(2))
          .build();

  OpenAnswers(OpenSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(OpenToAll.class)) {
      if (request.getUserPrincipal() == null) {
        limit(request.getRemoteAddr());
      }
      response.setHeader(
          HttpHeaders.CACHE_CONTROL, "public, max-age=" + settings.fresh().toSeconds());
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
    return true;
  }

  private void limit(String address) {
    long now = clock.instant().getEpochSecond();
    int times =
        asked
            .get(now / 60 + " " + network(address), first -> new AtomicInteger())
            .incrementAndGet();
    if (times > settings.perMinute()) {
      throw Problem.of(RecognitionProblem.TOO_MANY_REQUESTS)
          .with("most", settings.perMinute())
          .retryAfter(Duration.ofSeconds(60 - now % 60))
          .exception();
    }
  }

  /**
   * The server gives a literal, so no name is looked up. Whoever has one IPv6 address has the 2^64
   * of its network.
   */
  private static String network(String address) {
    try {
      InetAddress read = InetAddress.getByName(address);
      return read instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), NETWORK))
          : address;
    } catch (UnknownHostException notAnAddress) {
      return address;
    }
  }
}
