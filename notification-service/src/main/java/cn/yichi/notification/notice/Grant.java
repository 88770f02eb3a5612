package cn.yichi.notification.notice;

import java.util.Optional;

/**
 * What a host region grants.
 *
 * @param type stable code of the equivalence, e.g. {@code SAME_LEVEL}
 * @param level code of the local skill level, empty where none
 * @param title the local professional title, empty where none
 */
public record Grant(String type, Optional<String> level, Optional<String> title) {}
