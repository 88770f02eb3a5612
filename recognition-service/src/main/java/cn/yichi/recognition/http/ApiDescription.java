package cn.yichi.recognition.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  static {
    // Else a document is described by the methods of the class that reads it.
    SpringDocUtils.getConfig()
        .replaceWithSchema(
            JsonNode.class,
            new ObjectSchema().description("an agreement, by schemas/agreement.schema.json"));
  }

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
