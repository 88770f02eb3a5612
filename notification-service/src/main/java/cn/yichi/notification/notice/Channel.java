package cn.yichi.notification.notice;

/** A way by which a notice reaches its recipient. */
public enum Channel {
  /** The inbox of this service: always, once the notice is released. */
  INBOX,
  /** A short message (短信) to the claimed mobile number. */
  SMS
}
