package cn.yichi.recognition.http;

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
  OpenAPI recognitionApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Yichi recognition")
                .version("1")
                .description(
                    "What certificates of all regions are worth in one region, why, and which"
                        + " benefits they open. Errors are RFC 9457 problems; answers and problems"
                        + " are in the language of Accept-Language, zh-CN by default."))
        .servers(List.of(new Server().url("/")));
  }
}
