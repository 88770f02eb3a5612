package broken.yichi.registry.certificate;

final class UnmarkedPackage {}
