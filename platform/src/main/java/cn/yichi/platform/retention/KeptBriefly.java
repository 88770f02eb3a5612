package cn.yichi.platform.retention;

import java.time.Duration;

/**
 * Things that expire by themselves, elsewhere; told beside the others so that everything that is
 * kept for a time stands in one place. A service declares a bean for each.
 *
 * @param name as the answer calls them
 * @param setting the setting that says how long; empty where none does
 */
public record KeptBriefly(String name, Duration period, String setting) {}
