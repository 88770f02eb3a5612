package cn.yichi.sandbox.provider;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running provider; see {@link SampleAccounts} for who can sign in. */
public final class SandboxProvider implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final String url;

  private SandboxProvider(ConfigurableApplicationContext context, int port) {
    this.context = context;
    this.url = "http://127.0.0.1:" + port;
  }

  /** Starts it on a port of loopback. */
  public static SandboxProvider start(int port) {
    return new SandboxProvider(
        new SpringApplicationBuilder(ProviderConfiguration.class)
            .registerShutdownHook(false)
            .bannerMode(Banner.Mode.OFF)
            .run(
                "--spring.config.name=sandbox-provider",
                "--spring.application.name=sandbox-provider",
                "--spring.threads.virtual.enabled=true",
                "--logging.level.root=warn",
                "--server.address=127.0.0.1",
                "--server.tomcat.threads.min-spare=1",
                "--server.port=" + port),
        port);
  }

  /** Its address without a region; the issuer of one is this, a slash and the region. */
  public String url() {
    return url;
  }

  /** The command that gets a token of an account, for a shell. */
  public static String howTo(String url, String region, String account) {
    return "curl -s -u %s:%s -d grant_type=client_credentials %s/%s/oauth2/token"
        .formatted(account, SampleAccounts.password(account), url, region);
  }

  @Override
  public void close() {
    context.close();
  }
}
