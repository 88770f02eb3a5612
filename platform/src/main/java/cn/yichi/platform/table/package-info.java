/** Files of rows that people send and get back: CSV and Excel workbooks, in bounded memory. */
@org.jspecify.annotations.NullMarked
package cn.yichi.platform.table;
