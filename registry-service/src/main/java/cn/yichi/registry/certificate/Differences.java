package cn.yichi.registry.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compares two statements of one certificate; the names are those of the HTTP API. */
final class Differences {
  private static final List<Field> FIELDS =
      List.of(
          new Field("document", certificate -> certificate.holder().ref()),
          new Field("name", certificate -> certificate.holder().nameDigest()),
          says("occupation", Attestation::occupation),
          says("level", Attestation::level),
          says("title", Attestation::title),
          says("issuerCode", Attestation::issuer),
          says("issuerName", Attestation::issuerName),
          says("assessedOn", what -> what.days().assessedOn()),
          says("issuedOn", what -> what.days().issuedOn()),
          says("validUntil", what -> what.days().validUntil()),
          says("theoryScore", what -> what.assessment().theoryScore()),
          says("practiceScore", what -> what.assessment().practiceScore()),
          says("standardVersion", what -> what.assessment().standardVersion()),
          says("exceptionalBasis", what -> what.assessment().exceptionalBasis()),
          says("employerCode", what -> what.place().employer()),
          says("industry", what -> what.place().industry()),
          says("county", what -> what.place().county()));

  private record Field(String name, Function<Certificate, Object> value) {}

  private Differences() {}

  private static Field says(String name, Function<Attestation, Object> value) {
    return new Field(name, certificate -> value.apply(certificate.says()));
  }

  static List<String> between(Certificate one, Certificate other) {
    List<String> names = new ArrayList<>();
    for (Field field : FIELDS) {
      if (!field.value().apply(one).equals(field.value().apply(other))) {
        names.add(field.name());
      }
    }
    return List.copyOf(names);
  }
}
