package cn.yichi.bench.speed.bare;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The least that answers from the database over HTTP: the web server of the services with their
 * settings, one driver, one controller. {@code --bare.server}, {@code --bare.database} and {@code
 * --bare.collection} say where.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class
})
public class BareApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(BareApplication.class, arguments);
  }

  @Bean
  MongoClient mongo(Environment environment) {
    return MongoClients.create(environment.getRequiredProperty("bare.server"));
  }

  @Bean
  DocumentController documents(MongoClient mongo, Environment environment) {
    MongoDatabase database = mongo.getDatabase(environment.getRequiredProperty("bare.database"));
    return new DocumentController(
        database.getCollection(environment.getRequiredProperty("bare.collection")),
        mongo.getDatabase("bare").getCollection("asked"));
  }
}
