package cn.yichi.platform.problem;

import io.micrometer.common.KeyValues;
import jakarta.servlet.Filter;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every HTTP answer of a service has in common: problems, language, limits, security headers.
 * Stands before Spring Boot's own error handling and takes its place.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
public class WebAutoConfiguration {
  private static final List<MediaType> NO_BODIES =
      List.of(MediaType.APPLICATION_YAML, MediaType.APPLICATION_XML, MediaType.TEXT_XML);

  @Bean
  ProblemErrorController problemErrorController() {
    return new ProblemErrorController();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new CallerLanguage();
  }

  /** After the service's own exception handlers, before Spring's. */
  @Bean
  WebMvcConfigurer problemAnswers() {
    return new WebMvcConfigurer() {
      @Override
      public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(Math.min(1, resolvers.size()), new ProblemResolver());
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters());
      }
    };
  }

  /**
   * A misspelt field of a request is refused, not ignored, and so is one that stands twice, of
   * which only the last would be read; events are read more tolerantly. JSON is the only form of
   * bodies: the libraries for YAML and XML, there for documents, would offer themselves too, past
   * the limit of bodies and that strictness, and be asked about each answer.
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ServerHttpMessageConvertersCustomizer strictRequests(JsonMapper json) {
    JsonMapper strict =
        json.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return converters ->
        converters
            .withJsonConverter(new JacksonJsonHttpMessageConverter(strict))
            .configureMessageConvertersList(
                all ->
                    all.removeIf(
                        each -> !Collections.disjoint(each.getSupportedMediaTypes(), NO_BODIES)));
  }

  /** Requests are timed by their route; their addresses, which may name somebody, go nowhere. */
  @Bean
  ServerRequestObservationConvention requestsWithoutAddresses() {
    return new DefaultServerRequestObservationConvention() {
      @Override
      public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
      }
    };
  }

  @Bean
  FilterRegistrationBean<SecurityHeadersFilter> securityHeadersFilter() {
    return at(Ordered.HIGHEST_PRECEDENCE + 10, new SecurityHeadersFilter());
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebSettings settings) {
    return at(Ordered.HIGHEST_PRECEDENCE + 20, new BodyLimitFilter(settings.maxJsonBody()));
  }

  @Bean
  FilterRegistrationBean<PlainBodyFilter> plainBodyFilter() {
    return at(Ordered.HIGHEST_PRECEDENCE + 15, new PlainBodyFilter());
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
              }
            });
  }
}
