package cn.yichi.recognition;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.recognition.watches.*}: the bounds of watches. How long changes are kept is said by
 * {@code yichi.retention.watch-changes}.
 *
 * @param most watches of one organisation that may be open at once
 * @param streams streams of changes that one instance keeps open at once
 * @param streamsOfOne those of them that may be one organisation's
 * @param poll how often a stream looks for changes
 * @param heartbeat after how long a silent stream says that it is there
 * @param streamLife after how long a stream ends, so that whoever reads on signs in again
 */
@ConfigurationProperties("yichi.recognition.watches")
public record WatchSettings(
    @DefaultValue("10000") long most,
    @DefaultValue("200") int streams,
    @DefaultValue("5") int streamsOfOne,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("10m") Duration streamLife) {}
