@NullMarked
package cn.yichi.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
