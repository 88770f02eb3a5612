package cn.yichi.recognition.file;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this is a sandbox.
 *
 * @param sandbox true accepts documents that nobody signed; never set it where answers count
 */
@ConfigurationProperties("yichi")
record SandboxSettings(boolean sandbox) {}
