/** Contacts, baselines and notices in MongoDB. */
@NullMarked
package cn.yichi.notification.mongo;

import org.jspecify.annotations.NullMarked;
