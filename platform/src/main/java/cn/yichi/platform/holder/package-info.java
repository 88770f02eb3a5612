/**
 * Which pseudonyms are one person: the links that home registries publish, kept as they come and
 * followed when somebody asks. What is stored under a pseudonym is never written anew for a link.
 */
@NullMarked
package cn.yichi.platform.holder;

import org.jspecify.annotations.NullMarked;
