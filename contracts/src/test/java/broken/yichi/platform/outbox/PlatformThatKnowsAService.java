package broken.yichi.platform.outbox;

import broken.yichi.recognition.decision.Decision;

record PlatformThatKnowsAService(Decision decision) {}
