package cn.yichi.registry.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI registryApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Yichi registry")
                .version("1")
                .description(
                    "Certificates, honours and issuers of one region. Errors are RFC 9457 problems in the"
                        + " language of Accept-Language, zh-CN by default; every creating POST"
                        + " honours Idempotency-Key."))
        .servers(List.of(new Server().url("/")));
  }
}
