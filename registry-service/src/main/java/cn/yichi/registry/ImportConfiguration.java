package cn.yichi.registry;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.audit.AuditTrail;
import cn.yichi.platform.retention.KeptBriefly;
import cn.yichi.registry.certificate.DraftValidation;
import cn.yichi.registry.certificate.RegisterCertificates;
import cn.yichi.registry.intake.ErrorFiles;
import cn.yichi.registry.intake.ExpireFiles;
import cn.yichi.registry.intake.ImportAudit;
import cn.yichi.registry.intake.ImportJobs;
import cn.yichi.registry.intake.ImportQueue;
import cn.yichi.registry.intake.ImportTools;
import cn.yichi.registry.intake.ReceiveImports;
import cn.yichi.registry.intake.StoreFailures;
import cn.yichi.registry.intake.UploadedFiles;
import cn.yichi.registry.issuer.IssuerDirectory;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires bulk import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {
  @Bean
  ImportAudit importAudit(AuditTrail trail, ActorSeal seal, Clock clock) {
    return new AuditedImports(trail, seal, clock);
  }

  @Bean
  ImportTools importTools(
      ImportJobs jobs,
      UploadedFiles uploads,
      ErrorFiles errors,
      DraftValidation validation,
      IssuerDirectory issuers,
      RegisterCertificates register,
      StoreFailures failures,
      ImportAudit audit,
      ImportSettings settings,
      Clock clock) {
    return new ImportTools(
        jobs,
        uploads,
        errors,
        new ImportTools.Checking(validation, issuers),
        register,
        failures,
        audit,
        settings.limits(),
        clock);
  }

  /** Stopped by {@link ImportsAtWork}, while the database is still there. */
  @Bean(destroyMethod = "")
  ImportQueue importQueue(ImportTools tools, ServiceIdentity identity, ImportSettings settings) {
    return new ImportQueue(tools, identity.instance(), settings.keepUploads());
  }

  @Bean
  ReceiveImports receiveImports(ImportTools tools, ImportQueue queue) {
    return new ReceiveImports(tools, queue);
  }

  @Bean
  KeptBriefly keptUploads(ImportSettings settings) {
    return new KeptBriefly(
        "uploads", settings.keepUploads(), "yichi.registry.imports.keep-uploads");
  }

  @Bean
  KeptBriefly keptErrorFiles(ImportSettings settings) {
    return new KeptBriefly(
        "error-files", settings.keepErrors(), "yichi.registry.imports.keep-errors");
  }

  @Bean
  ImportsAtWork importsAtWork(
      ImportQueue queue,
      ImportJobs jobs,
      UploadedFiles uploads,
      ErrorFiles errors,
      ImportSettings settings,
      Clock clock) {
    return new ImportsAtWork(
        queue, new ExpireFiles(jobs, uploads, errors, settings.keep(), clock), settings.sweep());
  }
}
