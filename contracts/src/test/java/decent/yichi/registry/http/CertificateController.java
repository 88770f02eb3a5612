package decent.yichi.registry.http;

import cn.yichi.contracts.event.WireEvent;
import decent.yichi.registry.certificate.Certificates;

/** An adapter that meets the core and the wire. */
record CertificateController(Certificates certificates, WireEvent event) {

  /** What it answers; nested in a hidden class, so hidden as well. */
  public record Answer(String text) {}
}
