package cn.yichi.registry.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the API as a whole: who it is, and how it refuses. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI registryApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Yichi registry")
                .version("1")
                .description(
                    "Certificates and issuers of one region. Errors are RFC 9457 problems in the"
                        + " language of Accept-Language, zh-CN by default; every creating POST"
                        + " honours Idempotency-Key."))
        .servers(List.of(new Server().url("/")));
  }

  @Bean
  OpenApiCustomizer everyOperationMayRefuse() {
    return api -> {
      api.getComponents().addSchemas(PROBLEM, problem());
      api.getPaths()
          .values()
          .forEach(path -> path.readOperations().forEach(ApiDescription::mayRefuse));
    };
  }

  private static void mayRefuse(Operation operation) {
    Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("a problem (RFC 9457)")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json", new MediaType().schema(reference))));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .addProperty("type", new StringSchema().example("urn:yichi:problem:certificate-refused"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty("code", new StringSchema().description("stable code of the first fault"))
        .addProperty("field", new StringSchema())
        .addProperty("value", new StringSchema().description("masked where it is personal"))
        .addProperty("fault", new StringSchema().description("what is wrong"))
        .addProperty("remedy", new StringSchema().description("what the caller can do"))
        .addProperty("errors", new ArraySchema().items(error()));
  }

  private static Schema<?> error() {
    return new ObjectSchema()
        .addProperty("code", new StringSchema())
        .addProperty("field", new StringSchema())
        .addProperty("value", new StringSchema())
        .addProperty("fault", new StringSchema())
        .addProperty("remedy", new StringSchema());
  }
}
