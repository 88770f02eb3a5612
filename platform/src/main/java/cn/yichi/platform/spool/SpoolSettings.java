package cn.yichi.platform.spool;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code yichi.spool.*}.
 *
 * @param directory where encrypted files lie; made when absent, readable by the service's user only
 */
@ConfigurationProperties("yichi.spool")
public record SpoolSettings(Path directory) {}
