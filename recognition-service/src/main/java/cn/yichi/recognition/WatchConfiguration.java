package cn.yichi.recognition;

import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.share.ShareCodes;
import cn.yichi.recognition.share.StillTheirs;
import cn.yichi.recognition.watch.ReadChanges;
import cn.yichi.recognition.watch.StoredDecisions;
import cn.yichi.recognition.watch.TellWatchers;
import cn.yichi.recognition.watch.WatchCertificates;
import cn.yichi.recognition.watch.WatchFeed;
import cn.yichi.recognition.watch.Watches;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
class WatchConfiguration {
  @Bean
  WatchCertificates watchCertificates(
      Watches watches,
      ShareCodes codes,
      StoredDecisions decisions,
      JudgeCase judge,
      WatchSettings settings) {
    return new WatchCertificates(watches, codes, decisions, judge, settings.most());
  }

  @Bean
  TellWatchers tellWatchers(
      Watches watches, WatchFeed feed, ShareCodes codes, StillTheirs makers, JudgeCase judge) {
    return new TellWatchers(watches, feed, codes, makers, judge);
  }

  @Bean
  ReadChanges readChanges(WatchFeed feed, Watches watches, JudgeCase judge) {
    return new ReadChanges(feed, watches, judge);
  }
}
