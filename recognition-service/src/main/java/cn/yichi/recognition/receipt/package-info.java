/**
 * Receipts (回执): what was answered, with all it rested on, so that anybody can take the answer
 * again years later, without a database and without asking whoever gave it.
 */
@NullMarked
package cn.yichi.recognition.receipt;

import org.jspecify.annotations.NullMarked;
