/** The topics of the own region, made with the policy of their stream. */
@NullMarked
package cn.yichi.platform.topic;

import org.jspecify.annotations.NullMarked;
