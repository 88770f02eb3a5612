package cn.yichi.platform.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogTest {

  @Test
  void the_shipped_json_form_writes_one_object_a_line_with_the_trace_id() throws Exception {
    LoggerContext context = new LoggerContext();
    LogbackMDCAdapter mdc = new LogbackMDCAdapter();
    context.setMDCAdapter(mdc);
    context.putProperty("YICHI_LOG", "json");
    JoranConfigurator joran = new JoranConfigurator();
    joran.setContext(context);
    joran.doConfigure(getClass().getResource("/logback.xml"));
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
    mdc.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    Logger logger = context.getLogger("cn.yichi");
    String line =
        new String(
            ((JsonEncoder) console.getEncoder())
                .encode(
                    new LoggingEvent(
                        "f", logger, Level.WARN, "waits for {}", null, new Object[] {"it"})),
            UTF_8);
    assertThat(line).endsWith("\n").doesNotContain("\n{");
    JsonNode json = JsonMapper.builder().build().readTree(line);
    assertThat(json.path("formattedMessage").asString()).isEqualTo("waits for it");
    assertThat(json.path("level").asString()).isEqualTo("WARN");
    assertThat(json.path("mdc").path("traceId").asString())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }
}
