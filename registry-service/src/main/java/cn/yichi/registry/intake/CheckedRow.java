package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.Checked;

/** A row with the result of its checks. */
record CheckedRow(Row row, Checked result) {}
