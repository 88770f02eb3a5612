/** What the home region knows of how a recipient can be reached; never federated. */
@NullMarked
package cn.yichi.notification.contact;

import org.jspecify.annotations.NullMarked;
