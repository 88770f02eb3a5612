package broken.yichi.registry.mongo;

public final class PublicAdapter {}
