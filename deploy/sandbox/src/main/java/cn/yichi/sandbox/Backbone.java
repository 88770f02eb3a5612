package cn.yichi.sandbox;

import java.nio.file.Path;

/**
 * What all services of the sandbox stand on.
 *
 * @param brokers Kafka bootstrap servers
 * @param databaseUri MongoDB address without a database
 * @param smsUrl the SMS stand-in
 * @param providerUrl the OIDC provider, without a region
 * @param folder where services keep their spool files
 */
public record Backbone(
    String brokers, String databaseUri, String smsUrl, String providerUrl, Path folder) {}
