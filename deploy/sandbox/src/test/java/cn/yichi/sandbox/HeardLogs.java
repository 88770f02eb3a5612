package cn.yichi.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Hears everything that this process logs, of the house at every level. */
final class HeardLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Logger root;

  private HeardLogs(LoggerContext context) {
    this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  static HeardLogs listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    HeardLogs logs = new HeardLogs(context);
    logs.setContext(context);
    logs.start();
    logs.root.addAppender(logs);
    context.getLogger("cn.yichi").setLevel(Level.TRACE);
    return logs;
  }

  @Override
  protected void append(ILoggingEvent event) {
    heard.add(
        event.getLoggerName()
            + " "
            + event.getFormattedMessage()
            + " "
            + event.getMDCPropertyMap()
            + (event.getThrowableProxy() == null
                ? ""
                : " " + ThrowableProxyUtil.asString(event.getThrowableProxy())));
  }

  Trace all() {
    return Trace.ofText("log", String.join("\n", heard));
  }

  @Override
  public void close() {
    root.detachAppender(this);
    ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("cn.yichi").setLevel(null);
    stop();
  }
}
