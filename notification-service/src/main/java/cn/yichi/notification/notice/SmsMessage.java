package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.MobileNumber;

/**
 * A short message.
 *
 * @param key the same for each attempt of the same message
 * @param template name and version of the template, for the provider's approval (报备)
 */
public record SmsMessage(String key, MobileNumber to, String text, String template) {}
