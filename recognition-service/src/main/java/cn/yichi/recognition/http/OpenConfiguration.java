package cn.yichi.recognition.http;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How what is open to all is answered. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenSettings.class)
class OpenConfiguration {
  @Bean
  WebMvcConfigurer openAnswers(OpenSettings settings, Clock clock) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new OpenAnswers(settings, clock));
      }
    };
  }

  /** Answers that are not to be kept, as all others are by default, get none. */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    registration.addUrlPatterns(
        "/api/public/*",
        "/api/agreements",
        "/api/agreements/*",
        "/api/agreement-books/*",
        "/api/benefits",
        "/api/benefits/*");
    return registration;
  }
}
