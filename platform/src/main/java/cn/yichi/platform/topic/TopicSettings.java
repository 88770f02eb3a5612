package cn.yichi.platform.topic;

import cn.yichi.contracts.event.Stream;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics a service makes.
 *
 * @param streams streams of the own region that this service writes
 * @param partitions partitions of a new topic
 * @param deadLetterPartitions partitions of a new dead-letter topic
 * @param replicationFactor copies of a new topic; -1 leaves it to the broker's default. From 2 on,
 *     {@code min.insync.replicas} is one less. Outside the sandbox less than 3 is reported.
 */
@ConfigurationProperties("yichi.topic")
public record TopicSettings(
    @DefaultValue List<Stream> streams,
    @DefaultValue("6") int partitions,
    @DefaultValue("1") int deadLetterPartitions,
    @DefaultValue("-1") short replicationFactor) {}
