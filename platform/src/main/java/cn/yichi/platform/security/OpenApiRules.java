package cn.yichi.platform.security;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Says in a service's OpenAPI document who may call each operation. */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
public class OpenApiRules {
  private static final String TOKEN = "token";

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenApiCustomizer tokensOfTheRegionsProvider() {
    return api ->
        api.getComponents()
            .addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .bearerFormat("JWT")
                    .description("an access token of an OIDC provider trusted here"));
  }

  @Bean
  GlobalOperationCustomizer everyOperationNamesItsRule() {
    return (operation, handler) -> described(operation, handler.getMethod());
  }

  private static Operation described(Operation operation, Method handler) {
    if (Rule.of(handler).filter(OpenApiRules::isForOrganisations).isPresent()) {
      operation.addParametersItem(
          new HeaderParameter()
              .name(SignIn.ORGANISATION)
              .required(false)
              .description(
                  "social credit code of the organisation for which an employer asks; needed where"
                      + " he may act for several")
              .schema(new StringSchema()));
    }
    String who =
        switch (Rule.of(handler).orElse(null)) {
          case Rule.Open open -> "Open to all.";
          case Rule.Guarded guarded -> {
            operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
            yield "Allowed: " + named(guarded) + ".";
          }
          case null -> "Allowed: nobody.";
        };
    String said = Objects.requireNonNullElse(operation.getDescription(), "");
    return operation.description(said.isEmpty() ? who : said + "\n\n" + who);
  }

  private static boolean isForOrganisations(Rule rule) {
    return rule instanceof Rule.Guarded guarded
        && guarded.admitted().stream().anyMatch(each -> each.within() == Scope.ORGANISATION);
  }

  private static String named(Rule.Guarded rule) {
    return rule.admitted().stream()
        .map(
            each -> each.role().word() + " (" + each.within().name().toLowerCase(Locale.ROOT) + ")")
        .collect(Collectors.joining(", "));
  }
}
