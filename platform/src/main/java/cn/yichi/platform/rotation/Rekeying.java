package cn.yichi.platform.rotation;

/**
 * One collection as the change of the federation's key sees it: of what it holds, pseudonyms and
 * digests are to be under the key's current version. A service that mints declares a bean for each.
 */
public record Rekeying(Resealing collection) {}
