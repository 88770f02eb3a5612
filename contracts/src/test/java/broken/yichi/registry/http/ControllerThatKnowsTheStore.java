package broken.yichi.registry.http;

import broken.yichi.registry.mongo.PublicAdapter;

record ControllerThatKnowsTheStore(PublicAdapter store) {}
