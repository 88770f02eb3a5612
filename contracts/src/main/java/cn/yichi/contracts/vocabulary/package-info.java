/**
 * The words every service shares, as values that cannot be wrong by themselves: regions, levels,
 * occupations, certificate numbers, identity documents, money, pseudonyms. Each {@code parse} reads
 * what bureaus really write and answers {@link cn.yichi.contracts.vocabulary.Parsed}; each
 * constructor takes the normalised form only. Facts of the field are data files beside the classes,
 * with their sources.
 */
@NullMarked
package cn.yichi.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
