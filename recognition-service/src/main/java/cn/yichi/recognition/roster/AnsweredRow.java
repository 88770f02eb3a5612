package cn.yichi.recognition.roster;

import cn.yichi.recognition.roster.RosterRows.RosterRow;

/** A row of the sender's and what it is answered. */
record AnsweredRow(RosterRow row, RosterAnswer answer) {}
