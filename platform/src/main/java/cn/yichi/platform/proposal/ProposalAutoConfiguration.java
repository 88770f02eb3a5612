package cn.yichi.platform.proposal;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.rotation.ResealedCollection;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.store.DeclaredIndexes;
import cn.yichi.platform.vault.PiiVault;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The two-person rule, in every service that has a {@link ProposedChange}. */
@AutoConfiguration(
    afterName = {
      "cn.yichi.platform.PlatformAutoConfiguration",
      "cn.yichi.platform.vault.VaultAutoConfiguration"
    })
@ConditionalOnBean({MongoDatabase.class, ProposedChange.class})
@EnableConfigurationProperties(ProposalSettings.class)
@Import(ProposalController.class)
public class ProposalAutoConfiguration {

  @Bean
  Proposals proposals(
      MongoDatabase database,
      ObjectProvider<ProposedChange> changes,
      PiiVault vault,
      ProposalSettings settings,
      Clock clock) {
    return new Proposals(
        new ProposalStore(database), changes.stream().toList(), vault, settings.openFor(), clock);
  }

  @Bean
  OpenProposal openProposal(Proposals proposals) {
    return new OpenProposal(proposals);
  }

  @Bean
  ProposalSweep proposalSweep(Proposals proposals, ProposalSettings settings) {
    return new ProposalSweep(proposals, settings.sweep());
  }

  /** Who proposed and who decided. */
  @Bean
  Resealing proposalResealing(MongoDatabase database, PiiVault vault) {
    return new ResealedCollection(
        database.getCollection(ProposalStore.COLLECTION),
        new SealedFields(
            vault,
            Map.of(
                "proposer.sealed", id -> Proposals.context(id, Proposals.PROPOSER),
                "decision.by.sealed", id -> Proposals.context(id, Proposals.DECIDER))),
        false);
  }

  @Bean
  Expiring endedProposals(MongoDatabase database) {
    return ProposalStore.ended(database);
  }

  @Bean
  DeclaredIndexes proposalIndexes() {
    return new DeclaredIndexes(ProposalStore.INDEXES);
  }
}
