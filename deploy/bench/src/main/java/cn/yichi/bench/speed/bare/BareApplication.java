package cn.yichi.bench.speed.bare;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The least that answers from the database over HTTP behind what every service has before its
 * endpoints: web server, sign-in, limits, trace ids. One driver, one controller, no audit log.
 * {@code --bare.database} and {@code --bare.collection} say where.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BareApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(BareApplication.class, arguments);
  }

  @Bean
  DocumentController documents(MongoClient mongo, Environment environment) {
    MongoDatabase database = mongo.getDatabase(environment.getRequiredProperty("bare.database"));
    return new DocumentController(
        database.getCollection(environment.getRequiredProperty("bare.collection")),
        mongo.getDatabase("bare").getCollection("asked"));
  }
}
