package cn.yichi.bench.speed;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates and decisions, in turn, written as they go to the outbox and the topic and read
 * back; beside it Jackson alone, which writes and reads the same bytes as a tree: no types, no
 * checks, no headers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CodecBenchmark {
  private final EventCodec codec = new EventCodec();
  private final JsonMapper json = JsonMapper.builder().build();
  private final List<Envelope<?>> events = new ArrayList<>();
  private final List<byte[]> texts = new ArrayList<>();
  private int next;

  /** Reads the sample: as many certificates as decisions, alternating. */
  @Setup
  public void read() {
    List<Entry.Fact> certificates = EventSample.told().of("certificates");
    List<Entry.Fact> decisions = EventSample.told().of("recognitions");
    for (int i = 0; i < Math.min(certificates.size(), decisions.size()); i++) {
      for (Entry.Fact fact : List.of(certificates.get(i), decisions.get(i))) {
        events.add(EventSample.decode(codec, fact));
        texts.add(fact.value());
      }
    }
  }

  /** One event written and read. */
  @Benchmark
  public Decoded codec(Blackhole sink) {
    next = next + 1 == events.size() ? 0 : next + 1;
    WireEvent written = codec.encode(events.get(next));
    Map<String, byte[]> headers = written.headers();
    byte[] value = Objects.requireNonNull(written.value());
    sink.consume(value);
    return codec.decode(headers::get, value);
  }

  /** The same bytes read and written as a tree. */
  @Benchmark
  public byte[] tree() {
    next = next + 1 == texts.size() ? 0 : next + 1;
    return json.writeValueAsBytes(json.readTree(texts.get(next)));
  }
}
