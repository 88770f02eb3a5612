package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;

/**
 * An issuer as one region files it. What another region publishes under the same code is another
 * issuer, so that no region can speak of the issuers of another.
 *
 * @param home the region that keeps the filing
 * @param code the issuer's code
 */
public record IssuerId(Region home, IssuerCode code) {}
