/**
 * What a worker is told, when, and by which channel.
 *
 * <p>{@link cn.yichi.notification.notice.NoticePolicy} says whether a decision is due to be told;
 * {@link cn.yichi.notification.notice.WriteNotices} writes the notice; {@link
 * cn.yichi.notification.notice.SendDueNotices} delivers it, apart from the consumption, so that a
 * slow provider never holds a partition.
 */
@NullMarked
package cn.yichi.notification.notice;

import org.jspecify.annotations.NullMarked;
