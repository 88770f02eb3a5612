package cn.yichi.notification.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SmsSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://sms.example/v1", "https://sms.example/v1/"})
  void messages_are_posted_to_one_address_whether_the_base_ends_with_a_slash_or_not(String url) {
    SmsSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of("sms.url", url)))
            .bindOrCreate("sms", SmsSettings.class);
    assertThat(settings.messages()).isEqualTo("https://sms.example/v1/messages");
  }
}
