package cn.yichi.notification.notice;

import cn.yichi.contracts.vocabulary.Region;

/**
 * What a notice says about one host region.
 *
 * @param revision the decision's revision, so that redelivery is recognised
 */
public record Entry(Region host, long revision, Position position) {}
