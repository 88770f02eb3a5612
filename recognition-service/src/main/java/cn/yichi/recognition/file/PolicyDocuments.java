package cn.yichi.recognition.file;

import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.FaultyDocumentException;
import cn.yichi.recognition.benefit.BenefitBook;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.BenefitRules;
import cn.yichi.recognition.benefit.InvalidPolicyException;
import cn.yichi.recognition.register.DocumentFaultText;
import cn.yichi.recognition.register.ShippedAgreements;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads files of documents, or lists every fault of all of them. */
final class PolicyDocuments {
  private final boolean sandbox;
  private final AgreementTexts texts;
  private final DocumentSchema benefitSchema = new DocumentSchema("benefit-policy.schema.json");

  /**
   * @param sandbox whether benefits that nobody adopted are accepted
   */
  PolicyDocuments(boolean sandbox, AgreementTexts texts) {
    this.sandbox = sandbox;
    this.texts = texts;
  }

  /**
   * @throws DocumentFaultsException when any document is faulty
   */
  ShippedAgreements agreements(List<PolicyDocument> documents) {
    List<String> faults = new ArrayList<>();
    List<Shipped> read = new ArrayList<>();
    for (PolicyDocument each : documents) {
      List<DocumentFault> its = new ArrayList<>();
      texts
          .readNew(each.yaml(), DocumentSchema.YAML, its)
          .ifPresent(it -> read.add(new Shipped(it.agreement(), it.text())));
      its.forEach(fault -> faults.add(each.name() + ": " + DocumentFaultText.line(fault)));
    }
    refuse(faults);
    ShippedAgreements shipped = new ShippedAgreements(read);
    try {
      shipped.asIfSigned();
    } catch (IllegalArgumentException twice) {
      throw new DocumentFaultsException(List.of(String.valueOf(twice.getMessage())));
    }
    return shipped;
  }

  /**
   * @throws DocumentFaultsException when any document is faulty
   */
  BenefitBook benefits(List<PolicyDocument> documents) {
    List<String> faults = new ArrayList<>();
    List<BenefitRules> rules = new ArrayList<>();
    for (PolicyDocument each : documents) {
      List<String> its = new ArrayList<>();
      if (!sandbox) {
        its.add("benefits that no officers adopted are accepted in the sandbox only");
      }
      List<DocumentFault> ofForm = new ArrayList<>();
      Optional<JsonNode> tree = benefitSchema.read(each.yaml(), DocumentSchema.YAML, ofForm);
      ofForm.forEach(fault -> its.add(DocumentFaultText.line(fault)));
      tree.ifPresent(it -> add(it, rules, its));
      its.forEach(fault -> faults.add(each.name() + ": " + fault));
    }
    refuse(faults);
    return new BenefitBook(rules);
  }

  private static void add(JsonNode tree, List<BenefitRules> rules, List<String> faults) {
    try {
      BenefitPolicy policy = BenefitReader.read(new Tree(tree));
      rules.add(BenefitRules.of(policy));
    } catch (InvalidPolicyException e) {
      faults.addAll(e.faults());
    } catch (FaultyDocumentException e) {
      faults.add(DocumentFaultText.line(e.fault()));
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new DocumentFaultsException(faults);
    }
  }
}
