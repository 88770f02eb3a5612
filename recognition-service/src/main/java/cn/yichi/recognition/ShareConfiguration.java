package cn.yichi.recognition;

import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.SamePersons;
import cn.yichi.recognition.share.KeepShareCodes;
import cn.yichi.recognition.share.MakeShareCode;
import cn.yichi.recognition.share.OpenShareCode;
import cn.yichi.recognition.share.ShareCodes;
import cn.yichi.recognition.share.ShareLimits;
import cn.yichi.recognition.share.StillTheirs;
import cn.yichi.recognition.watch.TellWatchers;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires share codes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShareSettings.class)
class ShareConfiguration {
  @Bean
  ShareLimits shareLimits(ShareSettings settings) {
    return settings.limits();
  }

  @Bean
  StillTheirs stillTheirs(SamePersons persons) {
    return new StillTheirs(persons);
  }

  @Bean
  MakeShareCode makeShareCode(
      ShareCodes codes,
      FindCertificates find,
      Judgements judgements,
      JudgeCase judge,
      ShareLimits limits) {
    return new MakeShareCode(
        codes, find, id -> judgements.standings(List.of(id)).containsKey(id), judge, limits);
  }

  @Bean
  OpenShareCode openShareCode(
      ShareCodes codes,
      Judgements judgements,
      AskRecognition recognition,
      StillTheirs makers,
      RememberAnswers remember,
      JudgeCase judge,
      ShareLimits limits) {
    return new OpenShareCode(codes, judgements, recognition, makers, remember, judge, limits);
  }

  @Bean
  KeepShareCodes keepShareCodes(ShareCodes codes, JudgeCase judge, TellWatchers watchers) {
    return new KeepShareCodes(codes, judge.clock(), watchers::withdrawn);
  }
}
