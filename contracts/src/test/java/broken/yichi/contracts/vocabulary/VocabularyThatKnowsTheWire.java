package broken.yichi.contracts.vocabulary;

import cn.yichi.contracts.event.WireEvent;

record VocabularyThatKnowsTheWire(WireEvent event) {}
