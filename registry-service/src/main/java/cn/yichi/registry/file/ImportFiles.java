package cn.yichi.registry.file;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.registry.intake.ErrorFiles;
import cn.yichi.registry.intake.UploadedFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploads and error files in the encrypted spool. */
@Configuration(proxyBeanMethods = false)
class ImportFiles {
  @Bean
  UploadedFiles uploadedFiles(EncryptedSpool spool) {
    return new SpooledUploads(spool);
  }

  @Bean
  ErrorFiles errorFiles(EncryptedSpool spool) {
    return new SpooledErrors(spool);
  }
}
