package broken.yichi.registry;

import broken.yichi.recognition.decision.Decision;

record RegistryThatKnowsRecognition(Decision decision) {}
