package cn.yichi.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventSerializer;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
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

  @Test
  void the_sdk_reads_the_headers_of_a_signature_as_extensions() {
    WireEvent wire = codec.encode(SampleEvents.of(EventType.CERTIFICATE_ISSUED));
    ConsumerRecord<String, byte[]> kafka = record(wire);
    for (String header : List.of(WireEvent.SIGNING_KEY, WireEvent.SIGNED_ROOT, WireEvent.PROOF)) {
      kafka.headers().add(header, ("Az09-_" + header).getBytes(StandardCharsets.UTF_8));
    }
    CloudEvent read = KafkaMessageFactory.createReader(kafka).toEvent();
    assertThat(read.getExtension("sigkey")).isEqualTo("Az09-_ce_sigkey");
    assertThat(read.getExtension("sigroot")).isEqualTo("Az09-_ce_sigroot");
    assertThat(read.getExtension("sigproof")).isEqualTo("Az09-_ce_sigproof");
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
    return KafkaMessageFactory.createReader(record(wire)).toEvent();
  }

  private static ConsumerRecord<String, byte[]> record(WireEvent wire) {
    ConsumerRecord<String, byte[]> kafka =
        new ConsumerRecord<>("topic", 0, 0, wire.key(), wire.value());
    wire.headers().forEach((name, bytes) -> kafka.headers().add(name, bytes));
    return kafka;
  }
}
