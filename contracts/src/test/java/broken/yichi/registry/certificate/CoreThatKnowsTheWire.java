package broken.yichi.registry.certificate;

import cn.yichi.contracts.event.WireEvent;

record CoreThatKnowsTheWire(WireEvent event) {}
