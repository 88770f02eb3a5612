package cn.yichi.recognition.file;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Signatures;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.BenefitRules;
import cn.yichi.recognition.benefit.InvalidPolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes books out of documents, or lists every fault of all of them. */
final class PolicyDocuments {
  private final boolean sandbox;
  private final DocumentSchema agreementSchema = new DocumentSchema("agreement.schema.json");
  private final DocumentSchema benefitSchema = new DocumentSchema("benefit-policy.schema.json");

  /**
   * @param sandbox whether documents that nobody signed are accepted
   */
  PolicyDocuments(boolean sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * @throws DocumentFaultsException when any document is faulty
   */
  AgreementBook agreements(List<PolicyDocument> documents) {
    List<String> faults = new ArrayList<>();
    List<Agreement> agreements =
        readAll(documents, agreementSchema, AgreementReader::read, Agreement::signatures, faults);
    refuse(faults);
    try {
      return new AgreementBook(agreements);
    } catch (IllegalArgumentException twice) {
      throw new DocumentFaultsException(List.of(String.valueOf(twice.getMessage())));
    }
  }

  /**
   * @throws DocumentFaultsException when any document is faulty
   */
  BenefitBook benefits(List<PolicyDocument> documents) {
    List<String> faults = new ArrayList<>();
    List<BenefitPolicy> policies =
        readAll(documents, benefitSchema, BenefitReader::read, BenefitPolicy::signatures, faults);
    List<BenefitRules> rules = new ArrayList<>();
    for (BenefitPolicy each : policies) {
      try {
        rules.add(BenefitRules.of(each));
      } catch (InvalidPolicyException e) {
        e.faults().forEach(fault -> faults.add(each.id() + ": " + fault));
      }
    }
    refuse(faults);
    return new BenefitBook(rules);
  }

  private <T> List<T> readAll(
      List<PolicyDocument> documents,
      DocumentSchema schema,
      Function<Tree, T> reader,
      Function<T, Signatures> signatures,
      List<String> faults) {
    List<T> read = new ArrayList<>();
    for (PolicyDocument each : documents) {
      schema
          .read(each, faults)
          .flatMap(node -> build(each, new Tree(node), reader, faults))
          .filter(value -> signed(each, signatures.apply(value), faults))
          .ifPresent(read::add);
    }
    return read;
  }

  private static <T> Optional<T> build(
      PolicyDocument document, Tree tree, Function<Tree, T> reader, List<String> faults) {
    try {
      return Optional.of(reader.apply(tree));
    } catch (IllegalArgumentException e) {
      faults.add(document.name() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean signed(PolicyDocument document, Signatures signatures, List<String> faults) {
    return switch (signatures) {
      case NONE_YET -> {
        if (!sandbox) {
          faults.add(
              document.name()
                  + ": /signatures: NONE_YET is accepted in the sandbox only (yichi.sandbox=true)");
        }
        yield sandbox;
      }
    };
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new DocumentFaultsException(faults);
    }
  }
}
