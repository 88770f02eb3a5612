package broken.yichi.registry.certificate;

final class CertificateManager {}
