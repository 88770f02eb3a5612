package broken.yichi.registry.certificate;

import tools.jackson.databind.JsonNode;

record CoreThatKnowsAFramework(JsonNode[] nodes) {}
