/** Replicas, decisions and issuers in MongoDB; what is announced leaves through the outbox. */
@NullMarked
package cn.yichi.recognition.mongo;

import org.jspecify.annotations.NullMarked;
