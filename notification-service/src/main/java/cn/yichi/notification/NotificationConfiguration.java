package cn.yichi.notification;

import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.notification.contact.Contacts;
import cn.yichi.notification.contact.FindContacts;
import cn.yichi.notification.contact.KeepContacts;
import cn.yichi.notification.contact.Persons;
import cn.yichi.notification.notice.Baselines;
import cn.yichi.notification.notice.DueNotices;
import cn.yichi.notification.notice.Mobiles;
import cn.yichi.notification.notice.NoticePolicy;
import cn.yichi.notification.notice.NoticeText;
import cn.yichi.notification.notice.Notices;
import cn.yichi.notification.notice.Questions;
import cn.yichi.notification.notice.SendDueNotices;
import cn.yichi.notification.notice.SmsDesk;
import cn.yichi.notification.notice.SmsGateway;
import cn.yichi.notification.notice.WriteAnswerNotices;
import cn.yichi.notification.notice.WriteBenefitNotices;
import cn.yichi.notification.notice.WriteNotices;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.security.SamePerson;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the use cases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationConfiguration {

  @Bean
  NoticePolicy noticePolicy(ServiceIdentity identity) {
    return new NoticePolicy(new Region(identity.region()), Questions.standard());
  }

  @Bean
  NoticeText noticeText() {
    return new NoticeText();
  }

  @Bean
  DueNotices dueNotices(NotificationSettings settings, MeterRegistry meters) {
    var due = DueNotices.ofCapacity(settings.queue());
    Gauge.builder("yichi.notification.due", due.toRelease(), queue -> queue.size())
        .tag("queue", "release")
        .register(meters);
    Gauge.builder("yichi.notification.due", due.toSend(), queue -> queue.size())
        .tag("queue", "send")
        .register(meters);
    return due;
  }

  @Bean
  FindContacts findContacts(Contacts contacts, Persons persons) {
    return new FindContacts(contacts, persons);
  }

  /** By which a worker is let in to what goes by another pseudonym of his. */
  @Bean
  SamePerson samePerson(Persons persons) {
    return refs ->
        persons.of(refs.stream().<Recipient>map(Recipient.Holder::new).toList()).values().stream()
            .flatMap(List::stream)
            .map(each -> ((Recipient.Holder) each).ref())
            .collect(Collectors.toSet());
  }

  @Bean
  KeepContacts keepContacts(Contacts contacts, SendDueNotices sending) {
    return new KeepContacts(contacts, sending::contactArrived);
  }

  @Bean
  WriteNotices writeNotices(
      NoticePolicy policy,
      Baselines baselines,
      Notices notices,
      DueNotices due,
      Clock clock,
      NotificationSettings settings) {
    return new WriteNotices(policy, baselines, notices, due, clock, settings.gatherWindow());
  }

  @Bean
  WriteBenefitNotices writeBenefitNotices(
      NoticePolicy policy, Baselines baselines, Notices notices, DueNotices due, Clock clock) {
    return new WriteBenefitNotices(policy, baselines, notices, due, clock);
  }

  @Bean
  WriteAnswerNotices writeAnswerNotices(
      ServiceIdentity identity, Baselines baselines, Notices notices, DueNotices due, Clock clock) {
    return new WriteAnswerNotices(new Region(identity.region()), baselines, notices, due, clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService deskThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  SmsDesk smsDesk(
      SmsGateway gateway,
      Mobiles mobiles,
      NoticeText text,
      ExecutorService deskThreads,
      NotificationSettings settings) {
    return new SmsDesk(
        gateway,
        mobiles,
        text,
        deskThreads,
        settings.sms().inFlight(),
        settings.sms().honoursIdempotencyKey());
  }

  @Bean
  SendDueNotices sendDueNotices(
      Notices notices,
      FindContacts contacts,
      SmsDesk desk,
      DueNotices due,
      Clock clock,
      NotificationSettings settings) {
    return new SendDueNotices(notices, contacts, desk, due, clock, settings.sending());
  }

  @Bean
  SendingLoop sendingLoop(SendDueNotices sending, Clock clock, NotificationSettings settings) {
    return new SendingLoop(sending, clock, settings);
  }
}
