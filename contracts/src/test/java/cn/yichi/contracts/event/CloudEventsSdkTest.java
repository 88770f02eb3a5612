package cn.yichi.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventSerializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official CloudEvents SDK reads what Yichi writes, and Yichi reads what the SDK writes. */
class CloudEventsSdkTest {
  private final EventCodec codec = new EventCodec();

  @ParameterizedTest
  @EnumSource(EventType.class)
  void the_sdk_reads_what_we_write(EventType type) {
    WireEvent wire = codec.encode(SampleEvents.of(type));
    CloudEvent read = read(wire);
    assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(read.getId()).isEqualTo(wire.id());
    assertThat(read.getType()).isEqualTo(wire.type());
    assertThat(read.getSource()).hasToString(wire.source());
    assertThat(read.getSubject()).isEqualTo(wire.subject());
    assertThat(read.getTime().toInstant()).isEqualTo(wire.time());
    assertThat(read.getDataContentType()).isEqualTo("application/json");
    assertThat(read.getData().toBytes()).isEqualTo(wire.value());
    assertThat(read.getExtension("homeregion")).isEqualTo(wire.homeRegion());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void we_read_what_the_sdk_writes(EventType type) {
    CloudEvent event = read(codec.encode(SampleEvents.of(type)));
    RecordHeaders headers = new RecordHeaders();
    byte[] value = new CloudEventSerializer().serialize("topic", headers, event);
    Decoded decoded =
        codec.decode(
            name -> {
              Header header = headers.lastHeader(name);
              return header == null ? null : header.value();
            },
            value);
    assertThat(decoded).isEqualTo(new Decoded.Known(SampleEvents.of(type)));
  }

  private static CloudEvent read(WireEvent wire) {
    ConsumerRecord<String, byte[]> kafka =
        new ConsumerRecord<>("topic", 0, 0, wire.key(), wire.value());
    wire.headers().forEach((name, bytes) -> kafka.headers().add(name, bytes));
    return KafkaMessageFactory.createReader(kafka).toEvent();
  }
}
