package cn.yichi.platform.security;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every request is refused unless a rule lets it in: one of these few for what is no handler of the
 * house, else the one beside the handler. No sessions and no cookies, so nothing to forge across
 * sites.
 */
@AutoConfiguration(
    afterName = {
      "cn.yichi.platform.PlatformAutoConfiguration",
      "cn.yichi.platform.vault.VaultAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
    },
    beforeName = {
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityAutoConfiguration {
  private static final String DESCRIPTION = "/openapi";

  /** Nobody acts for anybody, where the service records no authorisations. */
  @Bean
  @ConditionalOnMissingBean
  Authorisations authorisations() {
    return (provider, subject) -> List.of();
  }

  /** Where the service hears of no links. */
  @Bean
  @ConditionalOnMissingBean
  SamePerson samePerson() {
    return Set::copyOf;
  }

  @Bean
  SignIn signIn(
      SecuritySettings settings,
      ServiceIdentity identity,
      FederatedDigests digests,
      Authorisations authorisations,
      Clock clock) {
    var providers = new TrustedProviders(settings, identity, clock);
    return new SignIn(providers.all(digests, authorisations), settings.remember(), clock);
  }

  @Bean
  Endpoints endpoints(@Lazy @Qualifier("requestMappingHandlerMapping") HandlerMapping mapping) {
    return new Endpoints(mapping);
  }

  @Bean
  SecurityFilterChain onlyByRule(
      HttpSecurity http,
      SignIn signIn,
      Endpoints endpoints,
      ServiceIdentity identity,
      SamePerson persons,
      MeterRegistry meters) {
    Region own = new Region(identity.region());
    Refusals refusals = new Refusals(meters);
    // The filter alone: a whole resource server would describe itself at an address of its own.
    var bearer = new BearerTokenAuthenticationFilter(signIn);
    bearer.setAuthenticationEntryPoint(refusals);
    return http.authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                    .permitAll()
                    .requestMatchers(DESCRIPTION, DESCRIPTION + ".yaml")
                    .permitAll()
                    .requestMatchers(EndpointRequest.toAnyEndpoint())
                    .access(new OperatorsOnly(own))
                    .anyRequest()
                    .access(new Guard(endpoints, own, persons)))
        .addFilterAt(bearer, BasicAuthenticationFilter.class)
        .exceptionHandling(
            all -> all.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        // The platform's own filter writes them, on refusals by the web server too.
        .headers(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  RulesAtStart rulesAtStart(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    return new RulesAtStart(mapping);
  }

  @Bean
  WebMvcConfigurer callers() {
    var caller = new CallerArgument();
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(caller);
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(caller);
      }
    };
  }
}
