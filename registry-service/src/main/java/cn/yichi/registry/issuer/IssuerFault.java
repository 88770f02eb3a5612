package cn.yichi.registry.issuer;

import cn.yichi.contracts.vocabulary.FaultCode;

/**
 * One thing wrong in a stated issuer.
 *
 * @param field where, e.g. {@code filings[2].from}
 * @param code the stable code
 * @param value the offending part, may be empty
 */
public record IssuerFault(String field, FaultCode code, String value) {}
