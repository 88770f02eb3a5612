package cn.yichi.recognition.share;

/**
 * The bounds of share codes.
 *
 * @param organisations how many may open one code
 * @param openAtOnce codes of one worker that may be open at once
 * @param usualDays days a code is good for where its maker does not say
 * @param mostDays days a code may be good for
 * @param mostWatchDays days a consent to being watched may be good for
 */
public record ShareLimits(
    int organisations, int openAtOnce, int usualDays, int mostDays, int mostWatchDays) {}
