package cn.yichi.recognition;

import cn.yichi.recognition.share.ShareLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.recognition.share-codes.*}: the bounds of share codes.
 *
 * @param organisations how many organisations may open one code
 * @param openAtOnce codes of one worker that may be open at once
 * @param usualDays days a code is good for where its maker does not say
 * @param mostDays days a code may be good for
 * @param mostWatchDays days a consent to being watched may be good for
 */
@ConfigurationProperties("yichi.recognition.share-codes")
record ShareSettings(
    @DefaultValue("1") int organisations,
    @DefaultValue("50") int openAtOnce,
    @DefaultValue("30") int usualDays,
    @DefaultValue("180") int mostDays,
    @DefaultValue("365") int mostWatchDays) {
  ShareSettings {
    if (organisations < 1 || openAtOnce < 1 || usualDays < 1 || mostDays < usualDays) {
      throw new IllegalArgumentException(
          "yichi.recognition.share-codes: numbers are 1 or more, usual-days no more than most-days");
    }
  }

  ShareLimits limits() {
    return new ShareLimits(organisations, openAtOnce, usualDays, mostDays, mostWatchDays);
  }
}
