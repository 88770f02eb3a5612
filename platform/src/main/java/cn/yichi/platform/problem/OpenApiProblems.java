package cn.yichi.platform.problem;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Says in a service's OpenAPI document how every operation refuses. */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
public class OpenApiProblems {
  private static final String PROBLEM = "Problem";

  @Bean
  OpenApiCustomizer everyOperationMayRefuse() {
    return api -> {
      api.getComponents().addSchemas(PROBLEM, problem());
      api.getPaths()
          .values()
          .forEach(path -> path.readOperations().forEach(OpenApiProblems::mayRefuse));
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
        .addProperty("type", new StringSchema().example("urn:yichi:problem:invalid-fields"))
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
